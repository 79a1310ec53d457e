# ウィキ上の確認ページと、判断を書き込むページ。

review-intro = 判断を待っているものです。新しいものほど上にあります。「{ review-release }」は、よい編集だったので元に戻すという判断です。「{ review-spam }」は、望ましくない編集だったので取り除いたままにするという判断です。クリックしてフォームを確かめ、保存してください。名前と時刻は保存のときに入ります。ここで数えるのは、権限「{ $right }」を持つ人の判断だけです。それ以外の人は「{ review-wrong }」から異議を伝えられます。
review-pages = その後の結果：{ $decisions }。プログラムのすべての判断：{ $log }。
review-empty = 待っているものはありません。
review-more = ほかにもあります。古いものはここに載せていません。
review-elsewhere = ほかに wikiwatch の管理者の対応を待っているものがあります。
review-author = 投稿者
review-trust = 信頼度 { $trust }
review-is-down = 取り下げ済み
review-is-waiting = 承認待ち
review-is-by-hand = 手作業が必要
review-release = 戻す
review-spam = スパム
review-yes = はい
review-no = いいえ
review-wrong = 誤りですか？
review-decisions-intro = { $review } のリンクから判断してください。リンクを開くと、保存するだけのフォームがここに開きます。書き込みは一分以内に読まれ、ここで回答され、取り除かれます。数えるのは、権限「{ $right }」を持つ人の判断だけです。
review-older = 過去の回答
review-does-not-count = これは数えません。数えるのは、権限「{ $right }」を持つ人が確認ページのリンクから行った判断だけです。報告ページは誰でも使えます。
review-done = 完了
review-noted = 受け付けました。まもなく実行します
review-observed = 受け付けました。wikiwatch は今は観察だけをしており、動作が許されたときに実行します
review-person = 受け付けました。手作業で行う必要があります
review-unknown = この番号のものは、このページでは判断しません
review-decided = すでに判断済みです。何も変更していません
review-not-possible = この方法ではもう判断できません。何も変更していません
review-own = 自分の編集については判断できません。何も変更していません

# プログラムがウィキに書くもの：記録ページ、正確さのページ、要約、お知らせ。

## 記録ページ

log-intro = このページは wikiwatch が書いています。新しい判断ほど上にあります。取り下げた内容はここには表示されません。差分をご覧ください。
log-time = 時刻 (UTC)
log-diff = 差分
log-author = 投稿者
log-trust = 信頼度
log-reasons = 理由
log-outcome = 結果
log-due = 予定
log-older = 過去の判断：{ $pages }
log-wrong = 誤りですか？
log-id = 番号 { $id }
log-class = 検出：{ $name }
log-class-general = さまざまな兆候
log-not-public = 非公開
log-overturned = { $outcome }（人が覆した）
log-came-of = { $action }：{ $status }
log-not-done = { $action }（人の対応待ち）：{ $why }
log-due-at = { $action }：{ $at }
log-mistakes = { $count ->
   *[other] { $since } (UTC) から規則に { $count } 件の誤りがあります。引き続き版 { $version } を使います。
}
log-aside = { $count ->
   *[other] { $since } (UTC) からこのウィキ独自の規則 { $count } 件を使用から外しています。どれがなぜかは { $command } で分かります。
}
log-set-back = プログラムの記録は、控えまたは壊れたファイルから復元されたものです。{ $since } から { $until } (UTC) までは欠けている部分があるかもしれません。その間にしたことはウィキから読み取り、はっきりしないものは人の判断を待ちます。
log-changes-aside = { $count ->
   *[other] { $count } 件の変更は判断できず、保留されています。誰も見ていません。どれかは { $command } で分かります。
}
log-needed = wikiwatch の管理者の対応を待っているものがあります。内容は { $command } で分かります。
log-budget = { $count ->
   *[other] 枠 { $budget } を使い切ったため、{ $count } 件の操作が待っています。
}
log-rule-stopped = 規則 { $rule } は人に覆されたため、一覧に載せるだけにしています。{ $command } で再び働きます。
log-heartbeat = { $hours ->
   *[other] 最後に確認したのは { $at }（UTC）です。この行は少なくとも { $hours } 時間ごとに更新されます。
}
log-nothing-seen = { $since }（UTC）から変更がなく、いつもより長く続いています。まだ編集できますか。
log-no-action = { $since }（UTC）から何も行っておらず、いつもより長く続いています。見つけるべきものは見つかっていますか。

## 正確さのページ

accuracy-summary = 規則の成績
accuracy-intro = このページは wikiwatch が週に一度書いています。履歴が保管庫になります。投稿者の名前も編集の内容も載せません。
accuracy-how = 読み方：「操作」はプログラムが行ったこと（文章の取り下げ、移動の取り消し、ブロックなど）です。「覆されたもの」は人が元に戻した、解除した、中止した、または投稿者の疑いを晴らしたものです。「異議」は誰かが異議を述べたものです。「未確認」はプログラムが文章を取り下げ、それが正しかったかまだ誰も述べていないものです。「適合率」は、人が意見を述べた投稿者のうち、プログラムの判断が正しかった人の割合です。一度でも誤って扱われた人は誤りに数えます。かっこ内は 95 % の確かさでその値を含む区間で、数が少ないと広くなります。一つの欄に二つの数があるときは、今週と全期間です。これから行うことは数えません。
accuracy-bounds = { $start } から { $end } まで (UTC)、および { $watched } 以降。
accuracy-version = 規則：版 { $version }。
accuracy-week = 今週
accuracy-ever = 全期間
accuracy-judged = 判断した変更
accuracy-actions = 操作
accuracy-overturned = 覆されたもの
accuracy-confirmed = 確定
accuracy-reported = 異議
accuracy-waiting = 未確認
accuracy-precision = 適合率
accuracy-median-program = プログラムが編集を取り下げるまでの時間（中央値）
accuracy-median-people = 人が先に差し戻した編集で、そこまでの時間（中央値）
accuracy-weeks = 最近の週
accuracy-weeks-how = ある週の編集について人が後から述べたことは、その週に数えます。
accuracy-until = 期間の終わり
accuracy-median = 時間の中央値
accuracy-rows = policy.toml の行
accuracy-signs = points.toml の兆候
accuracy-rule = 規則
accuracy-hits = 検出
accuracy-last-hit = 最後の検出
accuracy-nothing = まだ何も検出していません。
accuracy-more = ほかに { $count } 件。
accuracy-looks = 確認が必要なもの
accuracy-unused = 90 日間使われていない規則：{ $count }
accuracy-stopped = 人に覆されたため一覧に載せるだけの行：{ $count }
accuracy-ending = 終わったもの、または 30 日以内に終わるもの：一覧の項目 { $entries }、このウィキ独自の規則 { $rules }。
accuracy-end = このウィキ独自の規則は、記録ページに載ってからここに名前が出ます。投稿者の状態や、どの一覧にあるかが分かる行は、合計にだけ数えます。すべての数字は wikiwatch が動いている機械で { $command } を実行すると分かります。表計算には { $csv }、または { $json } を付けてください。
accuracy-share = { $share } %（{ $low }～{ $high }）、投稿者 { $total } 人中 { $hits } 人

## 要約

summary-revert = テストまたは宣伝と思われるため取り下げました。理由：{ $log } ({ $id })。{ $object }
summary-hold = 人が確認するまで保留します。文章は保管しています：{ $log } ({ $id })。{ $object }
summary-object = 誤りならお知らせください
summary-release = 再確認のうえ戻しました：{ $revision }、投稿者 { $author }。{ $log } ({ $id })
summary-revision = 版 { $number }
summary-its-author = 履歴を参照
summary-log = 最近の判断
summary-move = 望ましくない移動と思われるため元に戻しました。理由：{ $log } ({ $id })。{ $object }
summary-file = 新しい版が望ましくないと思われるため以前の版に戻しました。理由：{ $log } ({ $id })。{ $object }
summary-delete = 望ましくないページの作成者によるもので、ほかに書いた人はいません：{ $log } ({ $id })。{ $object }
summary-undo = 再確認のうえ取り消しました：{ $log } ({ $id })
summary-group = このウィキでのアカウントの信頼度によります：{ $log } ({ $id })。{ $object }
summary-block = 望ましくないリンク：{ $log } ({ $id })。{ $object }。{ $talk }
summary-own-talk = ブロック中は自分のトークページへ

## 新しいページの代わりに置くもの

notice-hold = この新しいページは、人が確認するまで保留されています。何も失われていません。文章は保管され、履歴に残っており、誰かが認めればすぐに戻ります。判断 { $id } は { $log } にあります。
notice-hold-category = 確認待ちのページ
notice-delete = この新しいページはテストまたは宣伝と思われたため、文章を取り下げました。管理者は、削除するか、履歴から文章を戻してください。判断 { $id } は { $log } にあります。
notice-delete-category = 削除候補のページ
notice-object = 誤りですか？お知らせください。

## 誤りを知らせるページ

report-summary = このプログラムの誤りを知らせる場所
report-intro = ここは、このウィキを見守るプログラム wikiwatch の誤りを知らせる場所です。誰かが { $most } 文字を超えて書かないかぎり、ここに書かれたものをプログラムが取り下げることはありません。人がすべて読みます。
report-how = 編集が誤って取り下げられた場合は、{ $form }。分かれば判断の番号を添えてください。番号はページの履歴と { $log } にあります。詳しい説明もアカウントも要りません。ブロックされている人は、自分のトークページに書けます。
report-form = ここでお知らせください
report-decision = 判断：{ $id }
report-hint = その編集のどこが正しかったのですか？リンクは繰り返さないでください。番号があれば見つけられます。

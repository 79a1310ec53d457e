# 管理画面のほかのページ：キャンペーン、投稿者、ドメイン、規則、予定のブロック、まだ残っているもの、無駄になった時間。

pages-case-nav = キャンペーン
pages-case-what = 複数のアカウントまたはアドレスによる、ひとまとまりの編集です。編集が二件以上のものを新しい順に示します。
pages-case-state = 状態
pages-case-size = 規模
pages-case-edits = 編集
pages-case-hands = アカウントとアドレス
pages-case-first = 最初に見た時刻 (UTC)
pages-case-last = 最後に見た時刻 (UTC)
pages-case-by-person = 判断した人
pages-case-why-suspected = 複数の人の編集がつながっていますが、確定するには、なくなったものが足りません。
pages-case-why-confirmed = 十分な人数による十分な数の編集が、人に差し戻されたか取り下げられました。
pages-case-why-dismissed = 人がキャンペーンではないと判断しました。
pages-case-why-expired = 長い間新しい編集がなかったため、閉じました。
pages-case-unknown = その番号のキャンペーンはないか、編集が二件も残っていません。
pages-case-do-confirm = キャンペーンである
pages-case-do-dismiss = キャンペーンではない
pages-case-will-confirm = { $count ->
   *[other] { $count } 件の編集が確定したスパムとなり、その投稿者に不利に働きます。今後、これに当てはまる編集は誰のものでも取り下げます。
}
pages-case-will-dismiss = { $count ->
   *[other] その文章、ドメイン、連絡先が再びキャンペーンになることはありません。{ $count } 件の編集のうち、キャンペーンだけを理由に取り下げたものは戻します。
}
pages-case-more = { $count ->
   *[other] ほかに { $count } 件。
}
pages-case-ties = つながり
pages-case-no-ties = つながりは保管されていません。
pages-case-in-edits = { $count ->
   *[other] { $count } 件の編集
}
pages-case-tie-text = 文章が似ている
pages-case-tie-domain = 信頼された人が誰もここで使っていない同じサイトへのリンク
pages-case-tie-contact = 同じ電話番号またはメールアドレス
pages-case-tie-undone = 以前のものが差し戻されたか取り下げられた
pages-case-tie-summary = 要約が同じ
pages-case-tie-network = 同じネットワークから来た
pages-case-tie-name = 利用者名の作りが同じ
pages-case-tie-page = 同じページにある
pages-case-tie-time = 一時間または一日のうちに来た
pages-case-tie-form = リンクと文章の並べ方が同じ
pages-case-tie-landing = リンク先のページの形が同じ
pages-case-tie-place = 文章の同じ位置にある
pages-case-days = 日ごとの編集
pages-case-days-what = その後の結果別、最長で最近 60 日間。
pages-case-days-below = 数字は下の表にあります。
pages-case-day = 日
pages-case-fate-undone = 人が差し戻した
pages-case-fate-down = 取り下げた、または取り下げる予定
pages-case-fate-stands = 何もしていない
pages-case-authors = 投稿者
pages-case-domains = ドメイン
pages-case-pages = ページ
pages-case-page = ページ
pages-case-strings = 文字列
pages-case-planned = 予定
pages-case-its-edits = このキャンペーンの編集

pages-bulk-release = 待っているものをすべて戻す
pages-bulk-spam = 待っているものはすべてスパム
pages-bulk-list = 対象
pages-bulk-which = { $count ->
   *[other] 次の { $count } 件が待っており、判断の対象になります。
}
pages-bulk-more = { $count ->
   *[other] このあとにさらに { $count } 件あります。
}
pages-bulk-apart = { $count ->
   *[other] ブロック、削除、グループの変更、提案も { $count } 件待っています。それぞれに個別の答えが、多くは運用者の答えが必要なため、ここには含めません。
}
pages-bulk-in-queue = 確認の一覧へ
pages-bulk-will = その意味
pages-bulk-do-release = { $count ->
   *[other] { $count } 件をすべて戻す
}
pages-bulk-do-spam = { $count ->
   *[other] { $count } 件すべてスパム
}
pages-bulk-done = { $count ->
   *[other] { $count } 件を判断しました。
}
pages-bulk-changed = その間に何かが変わりました。まだ何もしていません。もう一度確かめてください。
pages-bulk-nothing = こうして判断できるものは、ここにはありません。
pages-bulk-cleanup = すべて取り下げる…
pages-bulk-cleanup-what = まだ残っている編集、ページ、移動、アップロード。キャンペーンの場合は、その投稿者のうち沈黙させた、またはブロックされた人が行ったすべても含みます。
pages-bulk-unsaid = これをスパムと確定した人は、まだいません。
pages-bulk-cleared = 人がこの投稿者の疑いを晴らしています。続ける人は反対の判断をすることになります。
pages-bulk-confirm = これはスパムだと確認します。投稿者に不利に働き、ここに名前のある人は沈黙させられます。
pages-bulk-deed = 行為
pages-bulk-state-open = これから
pages-bulk-state-done = 完了
pages-bulk-state-waits = 待機中
pages-bulk-state-failed = 失敗
pages-bulk-state-left = そのまま
pages-bulk-not-shown = { $count ->
   *[other] うち { $count } 件は表示していません。
}
pages-bulk-take-down = { $count ->
   *[other] { $count } 件を取り下げる
}
pages-bulk-nothing-down = 取り下げるものはありません。

pages-domain-nav = ドメイン
pages-domain-what = 編集が持ち込んだドメイン、電話番号、メールアドレスです。数はそれぞれの最近 200 件の編集についてのものです。
pages-domain-which = 対象
pages-domain-which-caught = 見つかった人が持ち込んだもの
pages-domain-which-all = 最近来たものすべて
pages-domain-part = 名前の一部
pages-domain-unknown = 見守りを始めてから、これを持ち込んだ人はいません。
pages-domain-first = 最初に来た時刻 (UTC)
pages-domain-last = 最後に来た時刻 (UTC)
pages-domain-kept = 残っている
pages-domain-undone = 差し戻しまたは取り下げ
pages-domain-authors = 投稿者
pages-domain-stood = そのままにされた
pages-domain-by-people = 人が差し戻した
pages-domain-taken-down = 取り下げた
pages-domain-stood-before = 最初に読んだときにあった
pages-domain-trusted = 信頼された人が使い始めた時刻
pages-domain-soft-allow = 通す期限
pages-domain-listed = 一覧への掲載
pages-domain-edits = 持ち込んだ編集
pages-domain-latest = { $count ->
   *[other] 最近の { $count } 件。
}
pages-domain-refused = ウィキが拒否
pages-domain-by = 拒否したもの
pages-domain-decoys = おとりのページ

pages-account-nav = 投稿者
pages-account-order = 要注意の投稿者、沈黙させた投稿者、活動のあった投稿者の順で、信頼度の低い順に並べます。
pages-account-name = 名前またはその一部
pages-account-unknown = { $name } については何も知られていません。
pages-account-trust-latest = 最後の編集での信頼度
pages-account-edits = 編集
pages-account-last = 最後に見た時刻 (UTC)
pages-account-kind = 種類
pages-account-kind-account = アカウント
pages-account-kind-temp = 仮アカウント
pages-account-kind-address = アドレス
pages-account-kind-typed = アカウントのない名前
pages-account-kind-proxy = すべての訪問者が隠れているアドレス
pages-account-trust-now = 今の信頼度
pages-account-record-read = 読んだ編集
pages-account-record-judged = 判断した
pages-account-record-undone-by-people = 人が差し戻した
pages-account-record-taken-out-by-people = 人が取り除いた
pages-account-record-taken-down = 取り下げた
pages-account-record-confirmed = スパムと確認した
pages-account-record-released = 戻した
pages-account-record-built-on = 他の人が引き継いだ
pages-account-record-before-the-watch = 見守りを始める前の編集
pages-account-soft-allow = 緩やかに通す期限
pages-account-contributions = ウィキでの投稿記録
pages-account-blocks = ウィキのブロック記録
pages-account-undo-all = wikiwatch が行ったことをすべて取り消す…
pages-account-due = 予定と期限
pages-account-due-here = この投稿者についての予定
pages-due-cancel = 実行しない
pages-account-nothing-due = 予定はありません。
pages-account-trust = 信頼度の内訳
pages-account-now = 今
pages-account-then = 最後の編集の時点
pages-account-unasked = このページのためにウィキには問い合わせません。アカウントの古さやグループなど、ウィキだけが知る要素は、今の点数に入りません。
pages-account-history = 状態の履歴
pages-account-history-verdict = 判定による：
pages-account-history-block = プログラムがブロックした
pages-account-history-unblock = プログラムが自らのブロックを解除した
pages-account-history-people = 人がブロックした
pages-account-history-decision = 判断：
pages-account-wasted = この投稿者が無駄にした時間
pages-account-wasted-time = { $edits ->
   *[other] 取り下げた { $edits } 件の編集に：
}
pages-account-wasted-unread = うち、誰にも読まれなかった文章の入力に：
pages-account-domains = 持ち込んだドメイン
pages-account-page = ページ
pages-account-trust-then = 当時の信頼度
pages-account-became = その後の結果
pages-account-down = 取り下げた、または取り下げる予定
pages-account-latest-only = { $count ->
   *[other] 最近の { $count } 件の編集だけを載せています。
}
pages-account-no-edits = この投稿者の編集は読んでいません。
pages-account-log = 記録の項目
pages-account-done = 行ったことと予定

pages-blocks-nav = 予定のブロック
pages-blocks-what = ブロック、削除、そのほか文章を取り下げたり戻したりする以外の予定です。
pages-blocks-nothing = そのような予定はありません。
pages-blocks-edit = 編集
pages-blocks-row = 規則：
pages-blocks-lasts = 今行った場合の期間：
pages-blocks-options = 設定：
pages-blocks-no-longer = 今の状況では取りやめます：
pages-blocks-checked = 行う前にもう一度確かめること
pages-blocks-checked-block = 投稿者が今も沈黙させられていて対象外でないか。不利な事柄がまだ残っており、判定を誤りとした人がいないか。すでにブロックされていないか、人がブロックについて判断していないか。アドレスの場合は、最近そこから望ましくないものが来たか、プロキシが訪問者を隠していないか。
pages-blocks-checked-delete = 誰かが承認したか。人が判定を誤りとしたり、投稿者の疑いを晴らしたりしていないか。ほかの人がページに書いていないか。
pages-blocks-checked-group = 理由が今も成り立つか。アカウントがすでにその状態でないか。
pages-blocks-checked-move = ページが今も移動先にあるか。その後、信頼のある人が移動していないか。
pages-blocks-checked-filerevert = 望ましくない版が今も最新か。

pages-standing-nav = 残っているもの
pages-standing-title = まだ残っているスパム
pages-standing-what = 人またはプログラムがスパムとした編集で、分かるかぎり、その文章はまだウィキにあります。古い順に示します。
pages-standing-nothing = スパムとされたもので残っているものはありません。
pages-standing-found-person = 人がスパムと確認した
pages-standing-found-program = プログラムが見つけた
pages-standing-up-never = 取り下げる予定が一度もなかった
pages-standing-up-review = 人の承認を待っている
pages-standing-up-person = 人に任されている
pages-standing-up-late = 期限が来たが、まだ取り下げていない
pages-standing-up-cancelled = 良いと認めた人はいないが、取り下げは中止された
pages-standing-up-back = プログラムが自ら戻し、その後に人がスパムと判断した
pages-standing-again = スパムなので取り下げる

pages-rules-nav = 規則
pages-rule-what = policy.toml の各行と各兆候が何を検出し、人がそれをどう判断したか。
pages-rule-files = 規則はファイルにあり、ファイルの内容が有効です。変更はそこで行い、変更のたびに見本で確かめ、履歴を残します。ここでは何が正しかったかを示し、止まった規則を再び動かせます。
pages-rule-counted = 集計
pages-rule-since = 検出の開始
pages-rule-nothing-judged = まだ何も判断していません。
pages-rule-total = 判断した変更の合計
pages-rule-row = policy.toml の行
pages-rule-signal = 兆候
pages-rule-rule = 規則
pages-rule-all = すべて
pages-rule-hits = 検出
pages-rule-actions = 操作
pages-rule-overturned = 覆されたもの
pages-rule-right = 確定した、または人が差し戻した
pages-rule-reported = 異議
pages-rule-waiting = 取り下げたが、誰も何も述べていない
pages-rule-nothing = 記録しただけ、または元に戻した
pages-rule-precision = 適合率
pages-rule-precision-of = { $share } %（{ $low }～{ $high }）、投稿者 { $authors ->
   *[other] { $authors } 人
}
pages-rule-precision-is = 適合率は、人が意見を述べた投稿者についてのものです。一度でも誤って扱われた人は誤りに数えます。かっこ内は 95 % の区間です。
pages-rule-median = 取り下げまでの時間（中央値）
pages-rule-cost = 一回の検査の負荷
pages-rule-ms = { $ms } ミリ秒
pages-rule-now = 今
pages-rule-acts = 動作中
pages-rule-notes = 見つけたものを記録するだけです。
pages-rule-unused = 使われていません。三か月間何も検出していません。
pages-rule-is-stopped = 人の判断により停止し、一覧に載せるだけ。開始：
pages-rule-is-aside = 遅いか失敗したため使用から除外。開始：
pages-rule-again-how = 再び動かすには：
pages-rule-again = 再び動かす
pages-rule-endings = 終わったもの、またはまもなく終わるもの
pages-rule-unknown = 有効な規則の中に、その名前の規則、行、兆候はありません。
pages-rule-one = 規則
pages-rule-figures-row = 行の数字
pages-rule-figures-signal = 兆候の数字
pages-rule-last = 最後の検出
pages-rule-weeks = 週ごとの検出
pages-rule-weeks-told = 最近 { $weeks } 週間：覆されたもの { $overturned }、確定または人の差し戻し { $right }、取り下げたが誰も述べていない { $waiting }、記録だけまたは元に戻した { $nothing }。
pages-rule-week = 週の初め
pages-rule-text = ファイルの内容
pages-rule-no-text = ファイルにあるとおりには表示できません。規則のフォルダーをご覧ください。
pages-rule-samples = { $count ->
   *[other] 満たすべき見本が { $count } 件あります。
}
pages-rule-latest = 最近の検出
pages-rule-reviewed = 今の文言での検出：{ $hits }。人が判断したもの：{ $reviewed }。うち正しかったもの：{ $right }。
pages-rule-no-hits = 今の文言での検出はまだありません。
pages-rule-said = これは
pages-rule-word-right = 正しい
pages-rule-word-wrong = 誤り
pages-rule-word-open = 誰も述べていない

pages-wasted-nav = 無駄になった時間
pages-wasted-since = wikiwatch が判断を始めた日：
pages-wasted-worst-case = 最も時間を無駄にしたキャンペーン
pages-wasted-docs = 数え方の全体と出典は次にあります：
pages-chart-numbers = グラフの数字

pages-oauth-how = ウィキで必要な権限を持つ人は、そのアカウントでログインできます。パスワードを尋ねるのはウィキで、wikiwatch が知るのは誰のアカウントかだけです。
pages-oauth-button = ウィキでログイン
pages-oauth-link = リンクで
pages-oauth-again = ログインに戻る
pages-oauth-account = ウィキのアカウント：
pages-oauth-old = このログインは、このブラウザーで始めたものでないか、10 分より古いか、すでに使われています。誰もログインしていません。もう一度始めてください。
pages-oauth-refused = ウィキが通しませんでした。あなたまたはウィキが拒否しました。誰もログインしていません。もう一度始めて、ウィキのページで許可してください。
pages-oauth-failed = ウィキがあなたを確認できませんでした。時間内に、または正しく応答しませんでした。誰もログインしていません。一分後にもう一度始めてください。続くようなら wikiwatch の運用者に尋ねてください。何が失敗したかはログにあります。
pages-oauth-blocked = このアカウントはウィキでブロックされており、ブロックの間はここにログインできません。
pages-oauth-no-right = このアカウントには、ここで必要な権限がありません。wikiwatch の運用者が代わりにリンクを渡すことができます。

pages-aside-title = 保留された変更
pages-aside-what = 判断を何度も失敗させたか、止めたか、プログラムを終了させた変更です。誰も判断しておらず、自動では何も行われません。新しい順に示します。
pages-aside-nothing = 保留されたものはありません。
pages-aside-ended = これだけを判断しているときにプログラムが終了しました（{ $tries } 回）
pages-aside-stalled = まともな変更にはありえないほどの処理時間を使いました（{ $tries } 回）
pages-aside-failed = 判断が { $error } で失敗しました（{ $tries } 回）
pages-aside-again = もう一度判断する

# プログラムが自らの行いについて英語で述べ、そのまま保存する文。en/said.ftl を参照。

## 投稿者への信頼の内訳

said-part-account = アカウントがある
said-part-email = 確認済みメールアドレスがある
said-part-groups = 信頼されたグループまたは権限を持つ：{ $names }
said-part-released = 人が戻した編集：{ $count }
said-part-reverted = 他の人が差し戻した編集：{ $count }
said-part-removed = 他の人が文章を取り除いた編集：{ $count }
said-part-taken-down = ボットが保留または差し戻した編集：{ $count }
said-part-confirmed = うち人が望ましくないと確定したもの：{ $count }
said-part-warnings = トークページでの警告：{ $count }
said-part-blocks = ブロック：{ $count }
said-part-usual = これだけ残った場合に普通の数：{ $usual }
said-part-network = { $network } に悪いアドレスが多い：{ $count }
said-part-survived = 数に入る編集：{ $count }、残った編集：{ $total }、その日数：{ $days }
said-part-age = 活動日数：{ $days }
said-part-editcount = ウィキが数えた編集：{ $count }
said-part-built-on = うち他の人が引き継いで残したもの：{ $count }
said-part-cap = これらを合わせて { $limit } まで
said-ceiling-account = 100 まで
said-ceiling-temp = 仮アカウントは新規のまま
said-ceiling-address = アドレスは持ち主が変わりうる
said-ceiling-typed = この名前は誰でも入力できる
said-ceiling-proxy = このアドレスの背後には誰がいてもおかしくない

## 投稿者の投稿や変更が判断されない理由

said-exempt-group = 対象外のグループに所属：{ $names }
said-exempt-right = 対象外となる権限を持つ：{ $names }
said-exempt-global = 対象外のグローバルグループに所属：{ $names }
said-exempt-listed = { $list }：{ $reason }（{ $user } が追加）
said-exempt-entry = 記録の項目
said-exempt-bot = ボット自身
said-exempt-hidden = 投稿者が非表示
said-exempt-namespace = 判断の対象でない名前空間
said-exempt-text = 判断する文章がない：非表示、削除済み、またはウィキテキストでない
said-exempt-restores = ページの以前の文章を戻している

## 方針の行が決め手にならなかった理由と、決め手の理由に添えるもの

said-failed-state = 投稿者の状態は { $state }、{ $states } ではない
said-failed-band = 信頼の段階は { $band }、{ $bands } ではない
said-failed-signals = 見つからなかったもの：{ $signs }
said-failed-link = リンクを加えている
said-failed-no-link = リンクを加えていない
said-failed-score = 点数 { $score }、{ $limit } 未満
said-failed-firm = 保留だけをする系統を除く点数 { $score }、{ $limit } 未満
said-stands-all-the-same = { $why } それでも残す：{ $what }。
said-only-listed = { $why } 一覧に載せるだけです。この規則は誤りだと人が判断しました。
said-does-not-act = { $why } 一覧に載せるだけです。この規則はまだ動作しません。
said-judge-failed = この変更の判断に失敗した（{ $error }）。誰も判断していない

## 人が述べたこと

said-by-wrong = { $who } が { $id } は誤りだと述べた
said-by-its-verdict = { $who } がその判定は誤りだと述べた
said-by-unwanted = { $who } がその文章は望ましくないものだと述べた
said-by-unwanted-again = プログラムが自ら戻していたが、{ $who } が望ましくないものだと述べた
said-by-still-stood = { $who } がスパムだと述べ、それはまだ残っていた
said-by-cleared = { $who } が疑いを晴らした
said-by-author-cleared = { $who } が { $user } の疑いを晴らした
said-by-cancelled = { $who } が中止した
said-by-released = { $who } が戻した
said-by-released-person = 人が戻した
said-by-undone = { $who } が取り消した
said-by-withdrawn = { $who } が撤回した
said-by-reset = { $who } が再開した
said-by-spammer = { $who } がスパム投稿者と確認した
said-by-silenced = 審査の後に { $who } が沈黙させた：{ $why }
said-by-cleanup = { $who } による { $name } の後始末
said-by-cancelled-meanwhile = 実行中に人が中止した
said-by-wiki-revision = ウィキ上で戻された、版 { $revision }
said-by-wiki-log = ウィキ上で戻された、{ $log } の記録、{ $day }
said-by-decided = ウィキ上で判断済み、版 { $revision }

## 投稿者の審査

said-review-of = 要注意の投稿者の審査：{ $why }
said-question-went-on = 要注意になってからの悪い試み：{ $count }、{ $limit } までは誤報かもしれない
said-question-bad = 最も悪い編集の点数：{ $score }、{ $limit } から悪質
said-question-often = 24 時間以内の悪い試みの最多数：{ $count }、{ $limit } から頻繁
said-class-needs = 必要な審査済みの件数 { $total } のうち { $count }
said-class-overturned = 直近の審査済み { $total } 件のうち覆された件数：{ $count }
said-class-none = 直近の審査済み { $limit } 件に覆されたものはなく、直近 { $total } 件では { $count } 件
said-class-automatic = 「{ $class }」の判断は自動で行われる
said-unanswered = 誰も答えなかった審査の回数：{ $count }
said-flag-ended = 誰も答えないまま要注意の期限が切れた
said-not-flagged = 投稿者はもう要注意ではない

## 答えるとどうなるか

said-will-try-again = 文章を戻すことをもう一度試みる
said-will-put-back = 文章が戻される
said-will-leave = そのまま残す。判定は誤りだった
said-will-not = 実行されない
said-will-down-again = 望ましくないものだった。プログラムが戻したものは再び取り下げられる
said-will-down = 望ましくないものだった。可能なら取り下げられる
said-will-unwanted = 望ましくないものだった
said-will-right = 正しかった
said-will-at = { $at } UTC 以降に実行される
said-will-all-back = { $user } の保留中のものがすべて戻され、疑いが晴れる
said-will-flag-stays = { $user } のものは何も戻されない。要注意のまま
said-will-proposed = { $user } への提案のとおり：{ $class }
said-will-nothing = { $user } への提案は何も行われない
said-undo-cancel = 実行されないことになる
said-undo-verdict = 何も取り下げられていない。判定は撤回される
said-undo-not-done = 実行されなかった：{ $why }
said-undo-itself = それ自体が取り消しだった
said-undo-block = ブロックが解除される
said-undo-delete = ページが復元される
said-undo-move = ページが { $title } に移動される
said-undo-file = ファイルの版が戻される
said-undo-group = グループが変更される：{ $group }
said-undo-failed = 取り消せなかった：{ $why }
said-undo-yes = 人が承認したもの。取り消すには個別に指定する
said-undo-done = 完了
said-undo-waits = 待機中

## 文章を取り下げた、または戻した結果

said-down-revision = 版 { $revision } に戻した
said-down-passage = 加えられた箇所を取り除いた
said-down-between = 取り下げたものの間にある、要注意の投稿者によるもの
said-down-nothing-left = 取り下げるものが残っていない
said-down-notice = 告知がすでにページにある
said-down-touched = 後の編集が同じ語に触れている。人が決める必要がある
said-down-gone = その文章はもうページにない
said-down-before = 取り下げ済み（以前の試行による）
said-down-no-revision = 版が示されていない
said-down-no-page = ページはもう存在しない
said-down-no-wikitext = ページはもうウィキテキストではない
said-down-just-edited = ページはたった今編集された
said-down-again-and-again = 投稿者が何度も戻している。人が決める必要がある
said-down-put-back-by = ここで信頼されている { $user } が戻した
said-down-put-back-unjudged = まだ判断されていない人がたった今戻した
said-release-earlier-first = このページのより古い文章が先に戻される
said-release-down-first = このページの別の文章が先に取り下げられる
said-back-never-down = 取り下げられたことがない
said-back-done = 戻した
said-back-hidden = その間に管理者が文章を非表示にした
said-back-changed = ページのその箇所が変わった。人が戻す必要がある
said-back-stands = すでにページにある
said-result-done-before = 完了（以前の試行による）
said-result-nobots = ページがボットを断っている。承認待ち
said-result-unchanged = 変更なし
said-result-observed = 観察中に予定されたが古すぎる。承認待ち
said-result-set-back = データベースが以前の状態に戻された時点より古い。承認待ち
said-result-done-then = ウィキによれば、データベースが以前の状態に戻される前に実行済み
said-result-tried-often = 何度も試みた：{ $why }
said-result-could-not = 実行できなかった（{ $error }）。人が見る必要がある
said-result-overturned = 判定は誤りだったと人が述べた
said-result-cleared = 人が投稿者の疑いを晴らした
said-result-rule-stopped = それを求めた規則を人が停止した。承認待ち
said-result-budget = 待機中：{ $what }の枠を使い切った。次は { $at } UTC に試みる
said-silent-behind = { $at } UTC から一巡も終わっていない。ウィキが読めないか、ほかの何かが失敗している
said-silent-seen = { $at } UTC から変更がなく、いつもより長い。ウィキはまだ編集できるだろうか
said-silent-action = { $at } UTC から何も行っておらず、いつもより長い。見つけるべきものは見つかっているだろうか

## 削除、移動、ファイルの以前の版、グループの変更の結果

said-delete-history = 履歴が長いか、今変わりつつある。人が決める必要がある
said-delete-hidden = 履歴の一部が非表示。人が決める必要がある
said-delete-others = { $user } など他の人（{ $count }）も書いている。人が決める必要がある
said-delete-standing = ここで信頼されている { $user } が書いている
said-undelete-stands = そこにページがある
said-undelete-done = 復元した
said-group-no-account = そのアカウントはもうない
said-group-in = すでにグループ { $group } に入っている
said-group-not-in = すでにグループ { $group } に入っていない
said-move-stands = ページはすでにそこにある
said-move-on = ページはさらに { $title } へ移動された
said-move-done = { $title } に移動で戻した
said-move-nothing = 移動は打ち消し合う
said-move-standing = その後、ここで信頼されている { $user } が移動した
said-move-since = その後 { $user } が移動した。人が決める必要がある
said-file-gone = ファイルはもう存在しない
said-file-taken-back = すでに取り消された
said-file-hidden = 今の版が誰のものか分からない。投稿者が非表示
said-file-another = 今は別の版になっている
said-file-no-other = 他の人の版がない。削除が必要
said-file-version-gone = ファイルのその版はもうない
said-file-stands = すでにその版になっている
said-file-uploaded = その後、誰かが別の版をアップロードした
said-file-done = { $at } の版を戻した

## ブロック

said-block-proxy = 延期：今はプロキシがウィキの訪問者を隠しているので、アドレスは誰のものか分からない
said-block-exempt = 投稿者は今は対象外：{ $why }
said-block-lifted = { $user } がブロックを解除した
said-block-not-silenced = 投稿者はもう沈黙させられていない
said-block-nothing-left = 投稿者に不利な材料は何も残っていない
said-block-too-wide = これほど広い範囲はブロックしない
said-block-quiet = { $hours ->
   *[other] この { $hours } 時間、アドレスから望ましくないものは来ていない。もう別の人のものかもしれない
}
said-block-range-yes = 範囲は人の承認がある時だけブロックされる
said-block-stands = ブロックは有効
said-block-already = すでにブロック済み：{ $who } による、{ $at } まで
said-block-already-ever = すでにブロック済み：{ $who } による、無期限
said-block-already-range = すでにブロック済み：{ $network }、{ $who } による、{ $at } まで
said-block-already-range-ever = すでにブロック済み：{ $network }、{ $who } による、無期限
said-block-partly = 一部のページですでにブロック済み：{ $who } による、{ $at } まで
said-block-partly-ever = 一部のページですでにブロック済み：{ $who } による、無期限
said-block-partly-range = 一部のページですでにブロック済み：{ $network }、{ $who } による、{ $at } まで
said-block-partly-range-ever = 一部のページですでにブロック済み：{ $network }、{ $who } による、無期限
said-block-infinite = 無期限
said-block-decided = { $at } に人がブロックについて決め、その後望ましくないものは来ていない
said-block-nobody = もう誰もブロックしていない
said-range-other = { $network } のうち沈黙またはブロックされたアドレス：{ $count }、他にそこで編集したもの：1、うち編集が残ったもの：{ $total }
said-range-others = { $network } のうち沈黙またはブロックされたアドレス：{ $count }、他にそこで編集したもの：{ $limit }、うち編集が残ったもの：{ $total }
said-range-only-other = 該当が少ない。{ $network } のうち沈黙またはブロックされたアドレス：{ $count }、他にそこで編集したもの：1、うち編集が残ったもの：{ $total }
said-range-only-others = 該当が少ない。{ $network } のうち沈黙またはブロックされたアドレス：{ $count }、他にそこで編集したもの：{ $limit }、うち編集が残ったもの：{ $total }
said-range-too-many = 他の人を巻き込みすぎる：{ $why }
said-range-quiet = { $hours ->
   *[other] この { $hours } 時間、そのアドレスから望ましくないものは来ていない
}

## 後始末

said-clean-no-spam = スパムではないと人が述べた
said-clean-gone = もう残っていない
said-clean-first = 最初に来たもので、規則が残した。他のものが写したのかもしれない
said-clean-far = どのスパムとも時期が離れている。別の人がそのアドレスや名前だったのかもしれない
said-clean-title-hidden = ページ名が非表示。人が見る必要がある
said-clean-move = { $title } に移動で戻される
said-clean-version = その前の版に戻される
said-clean-shared-file = 他の人が前後の版をアップロードしている
said-clean-file = ファイルが削除される
said-clean-file-page = ファイルのページなので、ファイルとともになくなる
said-clean-page = ページが削除される
said-clean-or-text = または、他の人も書いていれば、文章だけが取り下げられる
said-clean-shared-page = 他の人もページに書いている。文章だけが取り下げられる
said-clean-text = 文章が取り下げられる
said-clean-again = プログラムが自ら戻したもの。再び取り下げられる
said-clean-put-back = 人が戻した：{ $id }、{ $status }
said-clean-nothing = 何も行われなかった：{ $why }

## 人が知っておくべきこと

said-alarm-stopped = 何も書き込んでいない：{ $why }
said-alarm-room = ディスクの残りは { $megabytes } MB。いっぱいの間は何も判定せず、何も実行しない
said-alarm-budget = { $what }の枠を使い切り、待っている操作：{ $count }
said-alarm-rule = 規則 { $rule } は一覧に載せるだけ：{ $why }（`wikiwatch rules reset { $same }` で再開できる）
said-overturned-for = { $people } が覆した、投稿者の数：{ $count }（{ $keys }）
said-budget-hour = 1 時間の{ $what }（{ $limit }）
said-budget-day = 1 日の{ $what }（{ $limit }）
said-budget-holds = 保留
said-budget-reverts = 差し戻し
said-budget-blocks = ブロック
said-budget-confirmed-holds = 確定した保留
said-budget-confirmed-reverts = 確定した差し戻し
said-budget-confirmed-blocks = 確定したブロック
said-stopped = 停止
said-stopped-shell = コマンドラインから停止
said-stopped-by = コマンドラインから停止：{ $who }
said-run-page-missing = 実行ページ { $page } が存在しない
said-run-page-says = 実行ページ { $page } に「{ $word }」と書かれていない
said-aside-failed = 失敗した：{ $error }
said-aside-slow = 遅い：プログラム自身の文章 { $count } 文字に { $seconds } 秒
said-aside-reworded = 人が文言を変えた
said-row-changed = 人が行を変えた
said-note-rules = 規則の版 { $then } が判断した。系統と行は現在の { $now } のもの
said-note-sum = 現行の規則による合計は { $total }、当時は { $score }
said-note-row = 方針では行 { $would } が決める。当時は行 { $did } が決めた：{ $why }

## ウィキの返答

said-wiki-overtaken = 別の編集に先を越された
said-wiki-rolled-back = 別の巻き戻しに先を越された
said-wiki-only-author = 拒否：他に誰もページを編集していない
said-wiki-no-change = 不要：すでにそうなっている
said-wiki-not-seen = 後で確かめられなかった
said-wiki-no-answer = 返答がないまま
said-wiki-token = 古いトークンのため拒否
said-wiki-fault = ウィキ側の障害のため拒否
said-wiki-session = 拒否：セッションが終わった
said-wiki-other-session = 拒否：別のアカウントのセッション
said-wiki-lag = 延期：ウィキのデータベースが遅れている
said-wiki-read-only = 延期：ウィキは読み取り専用
said-wiki-rate = ウィキの速度制限により延期
said-wiki-unasked = 延期：ウィキに問い合わせできなかった
said-wiki-missing = 不要：ページが存在しない
said-wiki-deleted = 不要：ページは削除された
said-wiki-blocked-already = 不要：すでに誰かがブロックした
said-wiki-not-blocked = 不要：もうブロックされていない
said-wiki-observing = 行わない：観察のみ
said-wiki-captcha = CAPTCHA により拒否
said-wiki-protected = 拒否：ページが保護されている
said-wiki-cascade = 拒否：別のページからカスケード保護されている
said-wiki-namespace = 拒否：名前空間が保護されている
said-wiki-interface = 拒否：ウィキのメッセージは保護されている
said-wiki-code = 拒否：別の利用者のコードのページ
said-wiki-title = 拒否：ページ名が保護されている
said-wiki-title-taken = 拒否：その名前のページが別にある
said-wiki-immobile = 拒否：その種のページは移動できない
said-wiki-immobile-target = 拒否：そこにはページを移動できない
said-wiki-may-not-move = 拒否：アカウントに移動の権限がない
said-wiki-no-delete = 拒否：削除できない
said-wiki-no-undelete = 拒否：復元できない
said-wiki-big = 拒否：版が多すぎて、このアカウントでは削除できない
said-wiki-right = 拒否：アカウントに権限がない
said-wiki-blocked = 拒否：アカウントがそこでブロックされている
said-wiki-address-blocked = 拒否：アカウントのアドレスがブロックされている
said-wiki-global-block = 拒否：アカウントがすべてのウィキでブロックされている
said-wiki-too-long = 拒否：文章が長すぎる
said-wiki-extension = 拡張機能により拒否
said-wiki-tag = 拒否：変更タグが使えない
said-wiki-person = 拒否：人が決めること
said-wiki-mixed = 拒否：以前に削除されたものと区別できない
said-wiki-no-wikitext = 拒否：ページがウィキテキストではない
said-wiki-no-account = 拒否：そのようなアカウントはない
said-wiki-version-gone = 拒否：ファイルのその版はもうない
said-wiki-spam-blacklist = SpamBlacklist により拒否
said-wiki-filter-warning = 不正利用フィルターの警告により拒否
said-wiki-filter = 不正利用フィルターにより拒否
said-wiki-title-blacklist = TitleBlacklist により拒否
said-wiki-file-store = 拒否：今はファイルを保存できなかった
said-wiki-file-lock = 拒否：今、誰かがファイルを操作している
said-wiki-other = ウィキにより拒否

## 人への断り

said-no-action = キー「{ $id }」の操作はない
said-no-proposal = 番号 { $number } の提案はない
said-no-case = 番号 { $number } のキャンペーンはない
said-no-rule = 「{ $name }」という規則、行、兆候はない
said-no-yes = { $id } は承認待ちではない：{ $status }
said-no-cancel = { $id } は中止できない：{ $status }
said-no-release = { $id } は戻せない：{ $what }
said-no-confirm = { $id } は望ましくないと確定できない：{ $what }
said-no-confirm-wrong = { $id } は望ましくないと確定できない。誤りだと人が述べた
said-called-good = 人が良いものとした
said-such-action = { $action }、{ $status }
said-nothing-to-release = { $id } は保留でも差し戻しでもなく、戻すものがない
said-nothing-to-confirm = { $id } は保留でも差し戻しでもなく、確定するものがない
said-no-answer-none = { $id } は答えを待っていない。存在しない
said-no-answer = { $id } は答えを待っていない：{ $proposal }
said-no-flag = { $user } はもう要注意ではない
said-no-author = { $user } についてはもう何も分からない
said-proposal-closed = proposal-{ $number } はもう開いていない：{ $proposal }
said-proposal-carried-out = proposal-{ $number } はもう開いていない。実行された
said-no-standing-spam = 版 { $revision } は、まだ残っていると分かっているスパムではない
said-not-aside = { $id } は保留されていない
said-aside-acted = { $id } は判断し直せない。投稿者の状態による操作がこれに基づいている
said-no-judged = 版 { $revision } は判断されていない
said-no-change-by = 「{ $user }」の変更は読まれていない
said-anybody-behind = プロキシがウィキの訪問者を隠している。{ $user } の背後には誰がいてもおかしくない
said-had-standing = 版 { $revision } が保存された時、{ $user } はこのウィキで信頼されていた。その投稿は何も取り下げられない
said-nothing-done-about = 「{ $user }」という名前の人には何も行われていない
said-hint-ids = `wikiwatch review` で番号の一覧が出る
said-hint-them = `wikiwatch review` で一覧が出る
said-hint-standing = `wikiwatch review standing` で一覧が出る
said-hint-aside = `wikiwatch review aside` で保留の一覧が出る
said-hint-aside-acted = その操作について `wikiwatch review release` か `wikiwatch review confirm` で決める
said-hint-cases = `wikiwatch cases --all` で一覧が出る
said-hint-due = `wikiwatch due` でキーの一覧が出る
said-hint-states = `wikiwatch status` で状態が分かる
said-hint-stats = `wikiwatch rules stats` ですべての名前が出る
said-hint-campaign = キャンペーンは --campaign N で指定する
said-hint-stolen = 乗っ取られたアカウントの行いは手で取り消すか、保留されたものは `wikiwatch review` で扱う
said-hint-back = `wikiwatch review release { $id }` で文章が戻る

## 変更の中に見つかったもの

said-found-only-noted = 記録のみ：{ $why }
said-found-out-of-time = 次のものが調べる前に、一つの変更の時間を使い切った：{ $names }
said-found-revisions = 版 { $revisions }
said-found-revisions-more = 版 { $revisions }、他に { $count }
said-found-blank-nothing = ページの { $total } 文字のうち { $count } 文字がなくなり、代わりに何も加えられていない
said-found-blank-others = ページの { $total } 文字のうち { $count } 文字がなくなり、代わりに別の { $limit } 文字が加えられた
said-found-blank-link = ページの { $total } 文字のうち { $count } 文字がなくなり、代わりにここで初めてのリンクが加えられた
said-found-blank-script = ページの { $total } 文字のうち { $count } 文字がなくなり、{ $old } の文字の文章の代わりに { $new } の文字の文章が加えられた
said-found-brings-back = この文章は以前このページから取り下げられた
said-found-campaign-sure = 確定したキャンペーン（番号 { $number }）、編集：{ $count }、投稿者：{ $total }：{ $why }
said-found-campaign-perhaps = キャンペーンかもしれない（番号 { $number }）、編集：{ $count }、投稿者：{ $total }：{ $why }
said-found-campaign-new = キャンペーンかもしれない（番号なし）、編集：{ $count }、投稿者：{ $total }：{ $why }
said-found-campaign-exact = 文章、サイトまたは連絡先がまったく同じ
said-found-tie-text = 文章が { $count } % 似ている
said-found-tie-domain = 信頼された人が誰もここで使っていない同じサイトへのリンク
said-found-tie-contact = 同じ電話番号またはメールアドレスを載せている
said-found-tie-undone = 似たものは差し戻されたか取り下げられた
said-found-tie-summary = 編集の要約が同じ
said-found-tie-network = 同じネットワークから来ている
said-found-tie-name = 利用者名の作りが似ている
said-found-tie-page = 同じページにある
said-found-tie-hour = 1 時間以内に来た
said-found-tie-day = 1 日以内に来た
said-found-tie-form = リンクと文章の並べ方が似ている
said-found-tie-landing = リンク先のページの形が同じ
said-found-tie-place = 同じ場所にある
said-found-like = { $day } にブロックされた { $user } に似ている：{ $why }
said-found-like-string = でたらめな文字列が同じ、{ $value }
said-found-like-contact = 同じ電話番号またはメールアドレスを載せている、{ $value }
said-found-like-domain = 信頼された人が誰もここで使っていない同じサイトへのリンク、{ $value }
said-found-like-landing = リンク先のページの形が同じ、{ $value }
said-found-like-name = 名前の作りが似ている、{ $value }
said-found-like-brought = 名前が、その人の持ち込んだサイトまたは文字列、{ $value }
said-found-like-page = 同じページまたはそのトークページにある、{ $value }
said-found-like-summary = 編集の要約が同じ、{ $value }
said-found-like-figures = 名前の文字と数字の並びが同じ、{ $value }
said-found-like-network = 同じネットワークから来ている、{ $value }
said-found-like-hour = 同じ時間帯（UTC）に来ている、{ $value }
said-found-too-large = ページが大きすぎて最後まで読めず、{ $count } 文字は誰も見ていない
said-found-first-searched = 加えられたもののうち、他の編集と比べたのは最初の { $count } 文字まで、文句を探したのは { $total } 文字まで
said-found-first-links = 見たのは最初の { $count } リンクだけ
said-found-decoyed = 沈黙させた投稿者が、おとりのページでこのリンク先を示した
said-found-links-so-many = リンク：{ $count }
said-found-disguise-mixed = ホスト名が文字の種類を混ぜているか、別のものに似せている
said-found-disguise-invisible = ホスト名に見えない文字がある
said-found-disguise-reverse = リンク内の記号が、読者に見える向きを逆にしている
said-found-disguise-css = リンクが誰にも見えない要素の中にある
said-found-disguise-in-comment = リンクがコメントの中にある
said-found-disguise-in-nowiki = リンクが nowiki の中にある
said-found-disguise-people = フィルターを逃れるよう、アドレスが人向けに書かれている
said-found-disguise-letters = フィルターを逃れるよう、アドレスが一文字ずつ書かれている
said-found-disguise-at = @ の前の名前がホストを装っている
said-found-disguise-bare = リンク先が名前ではなく IP アドレスのまま
said-found-disguise-host = フィルターを逃れるよう、ホスト名が符号化されている
said-found-disguise-through = リンクが別のサイトを経由している
said-found-flood-saved = 投稿者が 10 分間に保存した別々のページ：{ $count }、1 時間では：{ $total }
said-found-flood-brought = 投稿者が 1 時間以内にリンクを加えた別々のページ：{ $count }
said-found-flood-moved = 投稿者が 1 時間以内に移動したページ：{ $count }
said-found-flood-uploaded = 投稿者が 1 時間以内にアップロードしたファイル：{ $count }
said-found-learned = ここで差し戻された編集に似ている：差し戻された { $total } のうち { $count }、残った { $score } のうち { $limit } が同程度に悪く見えた
said-found-linked-watched = 同じアドレスの他の { $total } のうち、要注意またはブロック中：{ $count }
said-found-linked-undone = 同じアドレスの他の { $total } のうち、編集が差し戻されたもの：{ $count }
said-found-linked-link = そして、ここで初めてのリンク先へリンクしている
said-found-listed-author = 投稿者は一覧（{ $list }）にある：{ $reason }（{ $user } が追加）
said-found-listed-site = { $name } は一覧（{ $list }）にある：{ $reason }（{ $user } が追加）
said-found-moved-random = 移動先のページ名がでたらめな文字
said-found-moved-unlike = 移動先のページ名に以前の語が一つもない
said-found-moved-out = 記事が標準名前空間の外へ移動された
said-found-name-address = 利用者名がアドレスまたは電話番号
said-found-name-site = 利用者名がリンク先のサイト名
said-found-name-anchor = 利用者名がリンクの語そのもの
said-found-summary-phone = 編集の要約に、ページのどこにもない電話番号がある
said-found-summary-mail = 編集の要約に、ページのどこにもないメールアドレスがある
said-found-summary-address = 編集の要約に、ページのどこにもないアドレスがある
said-found-title-phone = ページ名に電話番号がある
said-found-title-mail = ページ名にメールアドレスがある
said-found-title-address = ページ名にアドレスがある
said-found-network-bad = { $network } から { $days } 日間に見られた他のアドレス：{ $count }、悪いもの：{ $total }、良いもの：{ $limit }
said-found-page-first = 投稿者の最初の行いの一つが { $site } へのリンクのあるページ
said-found-page-hardly = この新しいページにはリンクのほかほとんど何もない
said-found-page-named = この新しいページの名前がサイト名
said-found-page-advert = 投稿者のページが広告の形をしている：{ $what }
said-found-page-advert-phone = 電話番号
said-found-page-advert-words = 「{ $words }」という語のリンク
said-found-page-own-link = 投稿者のページに、ここで初めてのリンクがある
said-found-site-nobody = このリンク先をこのウィキに持ち込んだ人はこれまでいない
said-found-site-no-edit = また、投稿者の編集はまだ一つも残っていない
said-found-site-others = 他の人が以前このリンク先を持ち込み、差し戻された
said-found-site-many = 持ち込んだ別々の投稿者：{ $count }
said-found-phone-title = この新しいページの名前に電話番号がある
said-found-phone-times = 同じ電話番号の回数：{ $count }
said-found-phone-added = 加えられた電話番号：{ $count }
said-found-phone-ornament = フィルターを逃れるよう、電話番号が飾って書かれている
said-found-phrases = ここで初めてのリンクのそばで広告のような言い方：{ $phrases }
said-found-probe-many = このページに多くの人がでたらめな文字を残した。最後のものからリンクまで：{ $what }
said-found-probe-page = このページがでたらめな文字で試された。リンクまで：{ $what }
said-found-probe-same = 同じ投稿者がこのページを試した。リンクまで：{ $what }
said-found-probe-elsewhere = 同じ投稿者が別の場所にでたらめな文字を残した。リンクまで：{ $what }
said-found-probe-string = 誰かが残した文字がこの編集にある。リンクまで：{ $what }
said-found-probe-network = このネットワークからでたらめな文字が来た。リンクまで：{ $what }
said-found-ago-less = 1 日未満
said-found-ago-day = 1 日
said-found-random-most = 加えられたのはほとんどでたらめな文字
said-found-random-only = 加えられたのはでたらめな文字だけ
said-found-random-lone = 単独の文字列、おそらくでたらめ
said-found-random-beside = 外部リンクのそばにでたらめな文字がある
said-found-random-edge = 加えられたものの初めか終わりがでたらめな文字
said-found-random-title = この新しいページの名前がでたらめな文字
said-found-redirect-lost = ページが転送になった。以前の文字数：{ $count }
said-found-redirect-random = ページの転送先がでたらめな文字の名前
said-found-redirect-address = ページの転送先がアドレスか電話番号を含む名前
said-found-redirect-nothing = ページの転送先が無関係な名前
said-found-refused-site = { $log } がこのリンク先へのリンクを以前に拒否した。それから：{ $what }
said-found-refused-author = 同じ投稿者の編集が以前に拒否された。それから：{ $what }
said-found-repeat-alike = 投稿者の最近の書き込み { $total } のうち { $count } が、これと { $limit } % 以上似ている
said-found-repeat-copies = ここで初めてのリンクのほぼ同じ書き込み：{ $count }
said-found-reputation = 外部の一覧が投稿者のアドレスを知っている：{ $answers }
said-found-signups = 同じ型の名前で 1 時間以内に登録されたアカウント：{ $count }、ここでは普通より多い
said-found-file-random = ファイル名がでたらめな文字
said-found-file-advert = ファイル名にアドレスまたは電話番号がある
said-found-ago-days = { $days ->
   *[other] { $days } 日
}
said-hint-judged = `wikiwatch log` で判断済みの一覧が出る。初回の実行より前のものは判断されない

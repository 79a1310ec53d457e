# 管理画面。まず題名、移動、エラー、それからページごと。

web-skip = 本文へ移動
web-nav = ページ
web-queue = 確認
web-health = 状態
web-sign-out = ログアウト
web-role-viewer = 閲覧者
web-role-reviewer = 確認者
web-role-rule-editor = 規則の編集者
web-role-operator = 運用者
web-error = うまくいきませんでした
web-error-400 = アドレスまたはフォームが正しくありません。
web-error-403 = 許可されていません。あなたの役割に含まれないか、フォームが古すぎます。戻ってページを読み込み直し、もう一度お試しください。
web-error-404 = そのようなページはありません。
web-error-413 = 長すぎます。
web-error-421 = 管理画面はその名前では知られていません。
web-error-429 = ログインの試みが多すぎます。15 分お待ちください。
web-error-500 = 何かが失敗しました。詳しくは管理画面のログにあります。
web-to-queue = 確認の一覧へ

web-sign-in = ログイン
web-sign-in-as = 次の名前でログイン：
web-sign-in-how = wikiwatch の運用者にリンクを求めてください。端末で次のように作れます：
web-sign-in-once = リンクが使えるのは一度だけ、15 分以内です。
web-link-gone = このリンクは使えません。すでに使われたか、15 分より古いか、新しいものに替わりました。端末で次のように作り直せます：

web-done = 判断済み：
web-filter = 絞り込みと並べ替え
web-author = 投稿者
web-domain = ドメイン
web-campaign = キャンペーンの番号
web-kind = 種類
web-any = すべて
web-sort = 並び順
web-sort-age = 古い順
web-sort-user = 投稿者順
web-sort-title = ページ順
web-sort-score = 点数の高い順
web-sort-trust = 信頼度の高い順
web-all = 判断済みも含む
web-show = 表示
web-total = { $count ->
   *[other] { $count } 件。
}
web-shortcuts = キーボードショートカット
web-shortcuts-which = j 次、k 前、r 戻す、s スパム、u 取り消し
web-nothing = 人の対応を待っているものはありません。
web-score = 点数
web-trust = 信頼度
web-undo = 取り消し…
web-pages = 一覧のページ
web-before = 前へ
web-next = 次へ
web-page-of = { $pages } ページ中 { $page } ページ
web-answer-release = 戻す
web-answer-spam = スパム
web-answer-yes = はい、実行する
web-answer-no = いいえ

web-edit-of = 編集
web-log-entry = 記録の項目：
web-time = 時刻 (UTC)
web-outcome = 結果
web-found-good = 人が良いものと認めた
web-state = 投稿者の状態
web-summary = 要約
web-row = 決めた規則
web-on-wiki = ウィキの差分
web-added = 加えられたもの
web-remembered = 比較のために保管しているもので、書式は除いてあります。
web-no-text = 文章はここに保管していません。保管するのは取り下げたものだけです。ウィキにはあります。
web-left-out = { $count ->
   *[other] ほかに { $count } 文字は表示していません。
}
web-difference = 差分
web-no-difference = 前と後の文章は同じです。
web-cut = 差分の残りは表示していません。
web-signals = 兆候
web-signal = 兆候
web-points = 点
web-family = 系統
web-place = 文章
web-why = 理由
web-sums = 点数：系統ごとの点を、上限まで
web-sum = 合計
web-cap = 上限
web-counted = 算入
web-no-signals = 兆候は見つかりませんでした。
web-exempt = 判断の対象外：
web-trust-then = 当時の信頼度
web-part = 要素
web-unknown = 調べられなかったため点なし：
web-campaigns = キャンペーン
web-campaign-number = キャンペーン { $number }
web-campaign-size = { $edits ->
   *[other] 編集 { $edits } 件
}、{ $hands ->
   *[other] 投稿者 { $hands } 人
}
web-campaign-edits = 確認の一覧にある編集
web-became = その後の結果と予定
web-decisions = 判断
web-rows = policy.toml の行、順番どおり
web-decides = 決定
web-rules-version = 規則の版
web-key = キー
web-status = 状況
web-proposal = 提案
web-questions = 審査で分かったこと
web-edits = 対象の編集

web-sure = よろしいですか？
web-reason = 理由（判断の記録に残ります）
web-leave = そのままにする
web-undo-title = 取り消し
web-undo-one = 取り消す内容：
web-undo-all-about = 次の投稿者について行ったすべて：
web-undo-do = { $count ->
   *[other] { $count } 件の操作を取り消す
}
web-undo-nothing = 取り消すものはありません。

web-mistakes = 規則のファイルに誤りがあります。以前の版を使っています。
web-aside = この規則は使用から外されています：
web-changes-aside = { $count ->
   *[other] { $count } 件の変更は判断できず、保留されています。誰も見ていません。
}
web-proxy = プロキシがウィキの訪問者を隠しています。ほぼ全員が次のアドレスに見えます：
web-read-up-to = 読み終えた時点 (UTC)
web-last-poll = 最後にウィキを見た時刻 (UTC)
web-waiting = 予定の操作
web-for-a-person = 人の対応待ち
web-proposals = 提案
web-judged = 判断
web-appeals = まだ誰も答えていない異議
web-classes = 判断の種類
web-class = 種類
web-reviewed = 審査済み
web-overturned = 覆された
web-automatic = 自動
web-yes = はい
web-no = いいえ
web-accounts = 要注意の、または沈黙させた投稿者
web-since = 開始 (UTC)
web-until = 終了 (UTC)

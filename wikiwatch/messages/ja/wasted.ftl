# 望ましくない編集が投稿者自身にどれだけの時間を費やさせたか：ウィキのページと管理画面。

wasted-summary = 無駄になった時間
wasted-intro = このページは wikiwatch が一日に一度書いています。ブロックされた人がブロックされるまでに行ったことだけを数えます。
wasted-period = { $since } 以降、{ $now } 現在。
wasted-nothing = 見つかった人の中に、時間を無駄にした人はまだいません。

wasted-total = 合計
wasted-what = 項目
wasted-how-much = 量
wasted-time = 費やした時間
wasted-typed = うち入力の時間
wasted-unread = うち誰にも読まれなかった編集の入力時間
wasted-unread-edits = 誰にも読まれなかった編集
wasted-edits = 取り下げた編集
wasted-sessions = セッション
wasted-captchas = 編集時に出た CAPTCHA
wasted-burnt = 使えなくなったアカウント
wasted-addresses = アドレス
wasted-worst-day = 最も多かった日
wasted-worst-author = 最も時間を無駄にした投稿者
wasted-with-time = { $what }：{ $time }

wasted-by-day = 日ごと
wasted-day = 日
wasted-chart-name = 日ごとの無駄になった時間、{ $first } から { $last } まで
wasted-chart-told = { $days } { $days ->
   *[other] 日間で
  } { $time }、最も多かったのは { $worst }：{ $most }。
wasted-chart-empty = この期間には何もありません。
wasted-axis = 分

wasted-authors = 時間を多く無駄にした投稿者
wasted-author = 投稿者
wasted-address = アドレス
wasted-campaigns = キャンペーン
wasted-campaign = キャンペーン { $id }
wasted-hands = 投稿者数
wasted-last = 最後の編集
wasted-more = { $count ->
   *[other] ほかに { $count } 件。
  }

wasted-method = 数え方
wasted-method-who = 取り下げた編集のうち、ブロックされた、または沈黙させた投稿者、あるいは人が編集を一件でも望ましくないと確定した投稿者のものを数えます。一度でも戻された人や、ここで信頼のあった人は数えません。
wasted-method-time = 間隔が一時間未満の保存を一つのセッションとし、最初の保存から最後の保存までをその時間とします。最初の保存より前のことは分からないので数えません。単独の編集は時間ゼロです。
wasted-method-typing = 入力の時間は推定です。一分に五文字の単語を 52 語とし、前の保存からの時間を超えません。一分に 120 語より速いものは貼り付けとみなし、同じ投稿者の以前の文章に似たものも同じ扱いです。誰も入力していません。
wasted-method-captchas = CAPTCHA は、求められるグループのアカウントがリンク付きの編集を保存するたびに一件と数えます。失敗した CAPTCHA や登録時のものは、ウィキ自身にしか分かりません。

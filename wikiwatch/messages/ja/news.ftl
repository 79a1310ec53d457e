# wikiwatch の管理者へのメールやチャットでのお知らせと、判断のフィード。書式のない文章。

# 件名
news-subject-alarm = { $wiki } の wikiwatch：警報
news-subject-warning = { $wiki } の wikiwatch：人の対応が必要です
news-subject-info = { $wiki } の wikiwatch：お知らせ
news-subject-over = { $wiki } の wikiwatch：解消しました
news-subject-digest = { $wiki } の wikiwatch：この一日
news-subject-test = wikiwatch：テスト
news-test = これはテストです。wikiwatch のお知らせはここに届きます。

news-over = 解消しました：{ $sentence }
news-lasts = まだ続いています：{ $sentence }
news-more = ほかに { $count } 件。
news-what-to-do = wikiwatch が動いている機械では、次のコマンドで詳しく分かります：{ $command }
news-log-page = 判断：{ $url }

# 起きたこと
news-stopped = 何も書き込んでいません：{ $why }
news-page = { $page ->
    [review] 確認ページに書き込めません：{ $why }
   *[log] 記録ページに書き込めません：{ $why }
}
news-budget = { $count ->
   *[other] 枠を使い切りました（{ $budget }）。{ $count } 件の操作が空きを待っています。
}
news-breaker = 規則 { $rule } は、行ったことの多くが人に覆されたため、今後は一覧に載せるだけです。
news-mistakes = { $count ->
   *[other] 規則に { $count } 件の誤りがあります。最後の正しい版を使い続けます。
}
news-aside = 規則 { $rule } は失敗したか遅かったため、使用から外しました。
news-objections = { $count ->
   *[other] wikiwatch が行ったことへの異議が { $count } 件、回答を待っています。
}
news-waits = { $count ->
   *[other] { $count } 件の提案または予定の操作が、人の承認か手作業を待っています。
}これまでの最長：{ $hours ->
   *[other] { $hours } 時間
}。
news-undecided = { $count ->
   *[other] { $count } 件の保留中の文章が、人の確認を待っています。
}これまでの最長：{ $hours ->
   *[other] { $hours } 時間
}。
news-case = 新しいキャンペーン：番号 { $id }、編集 { $edits } 件、アカウントとアドレス { $hands } 件。
news-behind = { $hours ->
   *[other] { $hours } 時間、巡回が一度も終わっていません。ウィキを読めないか、ほかの何かが毎回失敗しています。
}
news-nothing-seen = { $hours ->
   *[other] ウィキに { $hours } 時間、変更がありません。いつもより長い時間です。まだ編集できますか？
}
news-no-action = { $hours ->
   *[other] wikiwatch は { $hours } 時間、何もしていません。いつもより長い時間です。捕らえるべきものを捕らえていますか？
}
news-room = ディスクがほぼいっぱいです。データベースのある場所の残りは { $megabytes } MB です。
news-full = データベースのあるディスクがいっぱいです。空きができるまで、何も判定せず、何も実行しません。
news-ended = wikiwatch は自ら終了し、もう見守っていません：{ $why }
news-started = { $mode ->
    [enforce] wikiwatch が起動し、動作しています。
   *[observe] wikiwatch が起動し、観察だけをしています。
}
news-left = wikiwatch は人、または動かしている機械によって終了しました。

# 一日のまとめ
news-counts = この 24 時間：注視 { $watch }、保留 { $hold }、差し戻し { $revert }。
news-open = 未解決のもの：
news-happened = 起きたこと：
news-quiet = 未解決のものはありません。

# フィード
news-feed-title = { $wiki } の wikiwatch：判断
news-feed-about = { $wiki } の編集について wikiwatch が下した判断です。記録ページと同じ内容です。
news-feed-edit = 版 { $revision }
news-feed-decision = { $outcome }。投稿者：{ $user }。信頼度：{ $trust }。理由：{ $reasons }。番号：{ $id }。
news-feed-terse = 種類：{ $kind }。番号：{ $id }。
news-feed-watch = 注視
news-feed-hold = 保留
news-feed-revert = 差し戻し
news-feed-overturned = 人が覆した

# Lengths of time, on all pages. A number may have one digit after the point.

span-seconds = { $count ->
   *[other] { $count } 秒
}
span-minutes = { $count ->
   *[other] { $count } 分
}
span-hours = { $count ->
   *[other] { $count } 時間
}
span-days = { $count ->
   *[other] { $count } 日
}

# Fixed words, in tables and lists. Names that the rules of a wiki add stay as they are.

word-outcome = { $name ->
    [allow] 許可
    [watch] 注視
    [hold] 保留
    [revert] 差し戻し
   *[other] { $name }
}
word-action = { $name ->
    [hold] 保留
    [revert] 差し戻し
    [release] 戻す
    [block] ブロック
    [unblock] ブロック解除
    [move] 移動の取り消し
    [filerevert] ファイルの以前の版
    [delete] 削除
    [undelete] 復元
    [group] グループの変更
   *[other] { $name }
}
word-status = { $name ->
    [planned] 予定
    [review] 承認待ち
    [claimed] 実行中
    [done] 完了
    [skipped] 不要
    [person] 人の対応待ち
    [cancelled] 中止
   *[other] { $name }
}
word-state = { $name ->
    [clean] 問題なし
    [flagged] 要注意
    [cleared] 疑いが晴れた
    [silenced] 沈黙させた
    [blocked] ブロック中
   *[other] { $name }
}
word-band = { $name ->
    [new] 新規
    [low] 低い
    [known] 知られている
    [trusted] 信頼済み
    [old] 古参
   *[other] { $name }
}
word-part = { $name ->
    [account] アカウント
    [email] 確認済みメールアドレス
    [groups] グループ
    [age] アカウントの古さ
    [editcount] 編集回数
    [survived] 残った編集
    [built_on] 他の人が引き継いだ編集
    [released] 戻された編集
    [reverted] 人が差し戻した編集
    [removed] 人が取り除いた文章
    [taken_down] プログラムが取り下げた編集
    [confirmed] 望ましくないと確定した編集
    [warnings] 警告
    [network] ネットワーク
    [blocks] ブロック
    [ceiling] 上限
    [floor] 下限
    [cap] 種類ごとの上限
   *[other] { $name }
}
word-family = { $name ->
    [own] このウィキ独自の規則
    [random] でたらめな文字
    [repeat] リンクの繰り返し
    [return] ページへの再訪
    [campaign] キャンペーン
    [learned] 過去の編集から学習
    [new_link] 新規参加者のリンク
    [refused] ウィキによる拒否
    [blanking] 白紙化
    [move] 移動または転送
    [upload] アップロード
    [names] 名前
    [signups] アカウント作成
    [flood] 短時間の大量編集
    [comeback] ブロック中の投稿者に類似
    [disguise] 偽装
    [size] サイズ
    [time] 最後まで読まれていない
    [phrases] 広告の決まり文句
    [reputation] 外部の一覧
    [linked] 同じアドレス
    [listed] このウィキの一覧
    [network] ネットワーク
   *[other] { $name }
}
word-campaign = { $name ->
    [suspected] 疑い
    [confirmed] 確定
    [dismissed] 却下
    [expired] 期限切れ
   *[other] { $name }
}
word-proposal = { $name ->
    [open] 未決
    [accepted] 承認
    [rejected] 却下
    [carried_out] 実行済み
    [lapsed] 失効
    [overturned] 覆された
   *[other] { $name }
}
word-class = { $name ->
    [release] 戻す
    [silence] 沈黙させる
    [block] ブロック
    [delete] 削除
   *[other] { $name }
}
word-decision = { $name ->
    [approve] 承認
    [cancel] 中止
    [release] 戻した
    [undo] 取り消し
    [confirm] 望ましくないと確定
    [clear] 投稿者の疑いを晴らした
    [silence] 投稿者を沈黙させた
    [accept] 承認
    [reject] 却下
    [keep] 待機を継続
    [trip] 規則を停止
    [reset] 規則を再開
    [cleanup] 後始末
    [suspected] 疑い
    [confirmed] 確定
    [dismissed] 却下
   *[other] { $name }
}
word-said = { $name ->
    [overturned] 覆された
    [confirmed] 確定
    [reverted] 人が差し戻した
    [waiting] 待機中
    [nothing] なし
   *[other] { $name }
}
word-list = { $name ->
    [allow] 許可リスト
    [watch] 注視リスト
    [deny] 拒否リスト
   *[other] { $name }
}
# 後始末の一覧で、投稿者がしたこと。
word-deed = { $name ->
    [edit] 編集
    [page] 新しいページ
    [move] 移動
    [upload] アップロード
   *[other] { $name }
}
# ブロックの長さ。
lasts-hour = { $count ->
   *[other] { $count } 時間
}
lasts-day = { $count ->
   *[other] { $count } 日
}
lasts-week = { $count ->
   *[other] { $count } 週間
}
lasts-month = { $count ->
   *[other] { $count } か月
}
lasts-year = { $count ->
   *[other] { $count } 年
}

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

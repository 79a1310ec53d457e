# كم من الوقت كلّف التحرير غير المرغوب فيه أصحابه: الصفحة في الويكي ولوحة المتابعة.

wasted-summary = كم من الوقت ضاع
wasted-intro = يكتب wikiwatch هذه الصفحة مرة في اليوم. لا تَحسب إلا ما فعله الممنوعون حتى منعهم.
wasted-period = منذ { $since }؛ حتى { $now }.
wasted-nothing = لم يُضِع أحد ممن كُشفوا وقتًا بعد.

wasted-total = المجموع
wasted-what = ماذا
wasted-how-much = كم
wasted-time = الوقت المصروف
wasted-typed = منه وقت الكتابة
wasted-unread = ومن ذلك ما كُتب في تعديلات لم يقرأها أحد
wasted-unread-edits = تعديلات لم يقرأها أحد
wasted-edits = تعديلات أُزيلت
wasted-sessions = الجلسات
wasted-captchas = اختبارات كابتشا صادفها تعديل
wasted-burnt = حسابات محروقة
wasted-addresses = العناوين
wasted-worst-day = أسوأ يوم
wasted-worst-author = أكثرهم إضاعةً للوقت
wasted-with-time = { $what }: { $time }

wasted-by-day = بحسب الأيام
wasted-day = اليوم
wasted-chart-name = الوقت الضائع بحسب الأيام، من { $first } إلى { $last }
wasted-chart-told = { $time } { $days ->
    [zero] في { $days } يوم
    [one] في يوم واحد
    [two] في يومين
    [few] في { $days } أيام
    [many] في { $days } يومًا
   *[other] في { $days } يوم
  }، وأكثرها في { $worst }: { $most }.
wasted-chart-empty = لا شيء في هذه الأيام.
wasted-axis = دقائق

wasted-authors = أكثر من أضاع الوقت
wasted-author = الكاتب
wasted-address = عنوان
wasted-campaigns = الحملات
wasted-campaign = الحملة { $id }
wasted-hands = الكتّاب
wasted-last = آخر تعديل
wasted-more = { $count ->
    [zero] ولا غيرها ({ $count }).
    [one] وواحد غيرها.
    [two] واثنان غيرها.
    [few] و{ $count } غيرها.
    [many] و{ $count } غيرها.
   *[other] و{ $count } غيرها.
  }

wasted-method = كيف يُحسب
wasted-method-who = تُحسب التعديلات التي أُزيلت لكتّاب ممنوعين أو مُسكَتين، أو أكّد إنسان أن تعديلًا لهم غير مرغوب فيه. ومن أُعيد له نص مرة، أو كانت له مكانة هنا، لا يُحسب.
wasted-method-time = عمليات الحفظ التي يفصل بينها أقل من ساعة جلسة واحدة، ووقتها من أول حفظ إلى آخره. ما سبق أول حفظ غير معروف ولا يُحسب: التعديل الوحيد لم يأخذ وقتًا.
wasted-method-typing = وقت الكتابة تقديري: 52 كلمة من خمسة أحرف في الدقيقة، ولا يزيد أبدًا على الوقت منذ الحفظ السابق. ما جاء أسرع من 120 كلمة في الدقيقة فهو ملصوق، وكذلك نص يشبه نصًا سابقًا للكاتب نفسه: لم يكتبه أحد.
wasted-method-captchas = يُحسب اختبار كابتشا لكل تعديل محفوظ فيه رابط من حساب في مجموعة من يُسألون. أما الاختبارات التي فشل فيها أحد، أو صادفها عند التسجيل، فلا يعرفها إلا الويكي.

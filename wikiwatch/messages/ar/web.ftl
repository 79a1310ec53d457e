# لوحة المتابعة. العنوان والتنقل والأخطاء أولًا، ثم صفحة صفحة.

web-skip = انتقل إلى المحتوى
web-nav = الصفحات
web-queue = المراجعة
web-health = الحالة
web-sign-out = الخروج
web-role-viewer = مطّلع
web-role-reviewer = مراجع
web-role-rule-editor = محرر القواعد
web-role-operator = مشغّل
web-error = لم ينجح هذا
web-error-400 = العنوان أو الاستمارة ليسا كما ينبغي.
web-error-403 = هذا غير مسموح به: لا يشمله دورك، أو أن الاستمارة قديمة. ارجع وحمّل الصفحة من جديد ثم أعد المحاولة.
web-error-404 = لا توجد صفحة كهذه.
web-error-413 = كان هذا أطول مما يُقبل.
web-error-421 = لا تُعرف لوحة المتابعة بهذا الاسم.
web-error-429 = محاولات دخول كثيرة. انتظر ربع ساعة.
web-error-500 = فشل شيء ما. التفاصيل في سجل لوحة المتابعة.
web-to-queue = إلى قائمة المراجعة

web-sign-in = الدخول
web-sign-in-as = الدخول باسم
web-sign-in-how = اطلب رابطًا ممن يشغّل wikiwatch. يُنشأ في الطرفية بالأمر:
web-sign-in-once = يعمل الرابط مرة واحدة، خلال 15 دقيقة.
web-link-gone = هذا الرابط لا يعمل: استُعمل من قبل، أو مضى عليه أكثر من 15 دقيقة، أو حلّ محله أحدث منه. أنشئ غيره في الطرفية بالأمر:

web-done = بُتّ فيه:
web-filter = التصفية والترتيب
web-author = الكاتب
web-domain = النطاق
web-campaign = رقم الحملة
web-kind = النوع
web-any = الكل
web-sort = الترتيب
web-sort-age = الأقدم أولًا
web-sort-user = بحسب الكاتب
web-sort-title = بحسب الصفحة
web-sort-score = الأعلى نقاطًا أولًا
web-sort-trust = الأعلى ثقة أولًا
web-all = وما بُتّ فيه أيضًا
web-show = اعرض
web-total = { $count ->
    [zero] لا مدخلات ({ $count }).
    [one] مدخلة واحدة.
    [two] مدخلتان.
    [few] { $count } مدخلات.
    [many] { $count } مدخلة.
   *[other] { $count } مدخلة.
}
web-shortcuts = اختصارات لوحة المفاتيح
web-shortcuts-which = j التالي، k السابق، r إعادة النص، s سخام، u تراجع
web-nothing = لا شيء ينتظر تدخلًا بشريًّا.
web-score = النقاط
web-trust = الثقة
web-undo = تراجع…
web-pages = صفحات القائمة
web-before = السابقة
web-next = التالية
web-page-of = الصفحة { $page } من { $pages }
web-answer-release = إعادة النص
web-answer-spam = سخام
web-answer-yes = نعم، نفّذ
web-answer-no = لا

web-edit-of = تعديل
web-log-entry = مدخلة سجل:
web-time = الوقت (UTC)
web-outcome = النتيجة
web-found-good = وجده إنسان جيدًا
web-state = حال الكاتب
web-summary = ملخص التعديل
web-row = القاعدة التي قررت
web-on-wiki = الفرق في الويكي
web-added = ما أضافه
web-remembered = هذا ما يُحفظ للمقارنة، بلا ترميز.
web-no-text = النص غير محفوظ هنا: لا يُحفظ إلا نص ما أُزيل. وهو في الويكي.
web-left-out = { $count ->
    [zero] لم يبقَ حرف غير معروض ({ $count }).
    [one] حرف واحد آخر غير معروض.
    [two] حرفان آخران غير معروضين.
    [few] { $count } أحرف أخرى غير معروضة.
    [many] { $count } حرفًا آخر غير معروض.
   *[other] { $count } حرف آخر غير معروض.
}
web-difference = الفرق
web-no-difference = النص قبله وبعده واحد.
web-cut = بقية الفرق غير معروضة.
web-signals = العلامات
web-signal = العلامة
web-points = النقاط
web-family = العائلة
web-place = النص
web-why = السبب
web-sums = مجموع النقاط: نقاط كل عائلة، حتى حدّها
web-sum = المجموع
web-cap = الحد
web-counted = المحسوب
web-no-signals = لم توجد أي علامة.
web-exempt = لا يُحكم عليه أبدًا:
web-trust-then = الثقة كما كانت آنذاك
web-part = الجزء
web-unknown = تعذّر السؤال عنه، فلا نقاط له:
web-campaigns = الحملات
web-campaign-number = الحملة { $number }
web-campaign-size = { $edits ->
    [zero] لا تعديلات ({ $edits })
    [one] تعديل واحد
    [two] تعديلان
    [few] { $edits } تعديلات
    [many] { $edits } تعديلًا
   *[other] { $edits } تعديل
}، { $hands ->
    [zero] بلا كتّاب ({ $hands })
    [one] كاتب واحد
    [two] كاتبان
    [few] { $hands } كتّاب
    [many] { $hands } كاتبًا
   *[other] { $hands } كاتب
}
web-campaign-edits = تعديلاتها في قائمة المراجعة
web-became = ما آل إليه، وما هو مخطط
web-decisions = القرارات
web-rows = صفوف policy.toml بترتيبها
web-decides = يقرر
web-rules-version = نسخة القواعد
web-key = المفتاح
web-status = الوضع
web-proposal = اقتراح
web-questions = ما وجدته المراجعة
web-edits = التعديلات المعنيّة

web-sure = هل أنت متأكد؟
web-reason = السبب، لسجل القرارات
web-leave = اتركه كما هو
web-undo-title = تراجع
web-undo-one = ما سيُتراجع عنه من
web-undo-all-about = كل ما فُعل بشأن
web-undo-do = { $count ->
    [zero] لا إجراء للتراجع عنه ({ $count })
    [one] تراجع عن إجراء واحد
    [two] تراجع عن إجراءين
    [few] تراجع عن { $count } إجراءات
    [many] تراجع عن { $count } إجراءً
   *[other] تراجع عن { $count } إجراء
}
web-undo-nothing = لا شيء للتراجع عنه.

web-mistakes = في ملفات القواعد أخطاء؛ وتبقى نسخة سابقة سارية.
web-aside = نُحّيت هذه القاعدة:
web-changes-aside = { $count ->
    [zero] لم يُنحَّ أي تغيير.
    [one] تعذّر الحكم على تغيير واحد فنُحّي: لم ينظر فيه أحد.
    [two] تعذّر الحكم على تغييرين فنُحّيا: لم ينظر فيهما أحد.
    [few] تعذّر الحكم على { $count } تغييرات فنُحّيت: لم ينظر فيها أحد.
    [many] تعذّر الحكم على { $count } تغييرًا فنُحّيت: لم ينظر فيها أحد.
   *[other] تعذّر الحكم على { $count } تغيير فنُحّيت: لم ينظر فيها أحد.
}
web-proxy = يخفي وكيل (بروكسي) زوار الويكي؛ ويظهر جميعهم تقريبًا بالعنوان
web-read-up-to = قُرئ حتى (UTC)
web-last-poll = آخر نظرة إلى الويكي (UTC)
web-waiting = إجراءات مخططة
web-for-a-person = تنتظر تدخلًا بشريًّا
web-proposals = اقتراحات
web-judged = حُكم عليه
web-appeals = اعتراضات لم يُجب عنها أحد
web-classes = أصناف القرارات
web-class = الصنف
web-reviewed = المراجَعة
web-overturned = المنقوضة
web-automatic = تلقائي
web-yes = نعم
web-no = لا
web-accounts = الكتّاب المشتبه فيهم والمُسكتون
web-since = منذ (UTC)
web-until = حتى (UTC)

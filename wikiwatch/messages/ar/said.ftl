# ما يقوله البرنامج بالإنجليزية عما يفعله ويحفظه كذلك؛ انظر en/said.ftl.

## أجزاء الثقة بالكاتب

said-part-account = له حساب
said-part-email = له بريد إلكتروني مؤكد
said-part-groups = له مجموعة أو صلاحية موثوق بها: { $names }
said-part-released = تعديلات أعادها إنسان: { $count }
said-part-reverted = تعديلات استرجعها آخرون: { $count }
said-part-removed = تعديلات أزال آخرون نصها: { $count }
said-part-taken-down = تعديلات علّقها البوت أو استرجعها: { $count }
said-part-confirmed = منها ما أكّد إنسان أنه غير مرغوب فيه: { $count }
said-part-warnings = تحذيرات في صفحة النقاش: { $count }
said-part-blocks = عمليات المنع: { $count }
said-part-usual = المعتاد لمن بقي له هذا العدد: { $usual }
said-part-network = عناوين سيئة كثيرة في { $network }: { $count }
said-part-survived = تعديلات محسوبة: { $count }؛ بقي منها: { $total }، في أيام مختلفة: { $days }
said-part-age = أيام العمل: { $days }
said-part-editcount = تعديلات يعدّها الويكي: { $count }
said-part-built-on = منها ما أبقاه آخرون واصلوا: { $count }
said-part-cap = لا أكثر من { $limit } لهذا كله معًا
said-ceiling-account = لا أكثر من 100
said-ceiling-temp = يبقى الحساب المؤقت مستخدمًا جديدًا
said-ceiling-address = قد ينتقل العنوان إلى شخص آخر
said-ceiling-typed = قد يكتب أي أحد هذا الاسم
said-ceiling-proxy = قد يكون أي أحد وراء هذا العنوان

## لماذا لا يُحكم على ما يرسله كاتب أو على تغيير

said-exempt-group = في مجموعة مستثناة: { $names }
said-exempt-right = له صلاحية تستثنيه: { $names }
said-exempt-global = في مجموعة عامة مستثناة: { $names }
said-exempt-listed = { $list }: { $reason } (أضافه { $user })
said-exempt-entry = مدخلة سجل
said-exempt-bot = البوت نفسه
said-exempt-hidden = الكاتب مخفي
said-exempt-namespace = في نطاق صفحات لا يُحكم عليه
said-exempt-text = لا نص للحكم عليه: مخفي أو محذوف أو ليس نص ويكي
said-exempt-restores = يعيد نصًا سابقًا للصفحة

## لماذا لم يبتّ صف من السياسة، وما أُضيف إلى سبب الصف الذي بتّ

said-failed-state = حالة الكاتب: { $state }، لا { $states }
said-failed-band = درجة الثقة: { $band }، لا { $bands }
said-failed-signals = لم يُعثر على: { $signs }
said-failed-link = يضيف رابطًا
said-failed-no-link = لا يضيف رابطًا
said-failed-score = النقاط { $score }، دون { $limit }
said-failed-firm = النقاط { $score } من دون العائلات التي تعلّق فقط، دون { $limit }
said-stands-all-the-same = { $why } ومع ذلك يبقى: { $what }.
said-only-listed = { $why } يُدرج في القائمة فقط: رأى الناس أن هذه القاعدة خاطئة.
said-does-not-act = { $why } يُدرج في القائمة فقط: القاعدة لا تعمل بعد.
said-judge-failed = فشل الحكم على هذا التغيير ({ $error })؛ لم يحكم عليه أحد

## ما قاله الناس

said-by-wrong = قال { $who } إن { $id } كان خطأً
said-by-its-verdict = قال { $who } إن الحكم كان خطأً
said-by-unwanted = قال { $who } إن النص غير مرغوب فيه
said-by-unwanted-again = كان البرنامج قد أعاده من تلقاء نفسه؛ قال { $who } إنه غير مرغوب فيه
said-by-still-stood = قال { $who } إنه سخام، وكان لا يزال قائمًا
said-by-cleared = أزال { $who } الشبهة
said-by-author-cleared = أزال { $who } الشبهة عن { $user }
said-by-cancelled = ألغاه { $who }
said-by-released = أعاده { $who }
said-by-released-person = أعاده إنسان
said-by-undone = رجع عنه { $who }
said-by-withdrawn = سحبه { $who }
said-by-reset = شغّلها { $who } من جديد
said-by-spammer = أكّد { $who } أنه ناشر سخام
said-by-silenced = أسكته { $who } بعد مراجعة: { $why }
said-by-cleanup = تنظيف ما يخص { $name }، يقوم به { $who }
said-by-cancelled-meanwhile = ألغاه إنسان أثناء تنفيذه
said-by-wiki-revision = أُعيد في الويكي، النسخة { $revision }
said-by-wiki-log = أُعيد في الويكي، سجل { $log }، { $day }
said-by-decided = بُتّ فيه في الويكي، النسخة { $revision }

## مراجعة كاتب

said-review-of = مراجعة للكاتب المشتبه فيه: { $why }
said-question-went-on = محاولات سيئة أخرى منذ الاشتباه: { $count }؛ حتى { $limit } قد يكون إنذارًا كاذبًا
said-question-bad = نقاط أسوأ تعديل: { $score }؛ سيئ ابتداءً من { $limit }
said-question-often = أكثر المحاولات السيئة في 24 ساعة: { $count }؛ كثير ابتداءً من { $limit }
said-class-needs = الحالات المراجَعة: { $count } من { $total } لازمة
said-class-overturned = الحالات المنقوضة: { $count } من آخر { $total } مراجَعة
said-class-none = الحالات المنقوضة: لا شيء من آخر { $limit } مراجَعة، و{ $count } من آخر { $total }
said-class-automatic = قرارات الصنف «{ $class }» تلقائية
said-unanswered = مراجعات لم يجب عنها أحد: { $count }
said-flag-ended = انتهى الاشتباه ولم يجب أحد
said-not-flagged = لم يعد الكاتب مشتبهًا فيه

## ما ينتج عن الجواب

said-will-try-again = يُحاول مرة أخرى إعادة النص
said-will-put-back = يُعاد النص
said-will-leave = يُترك كما هو: كان الحكم خطأً
said-will-not = لا يُنفّذ
said-will-down-again = كان غير مرغوب فيه، وما أعاده البرنامج يُزال ثانيةً
said-will-down = كان غير مرغوب فيه، ويُزال إن أمكن
said-will-unwanted = كان غير مرغوب فيه
said-will-right = كان صحيحًا
said-will-at = يُنفّذ، ليس قبل { $at } UTC
said-will-all-back = يُعاد كل ما عُلّق من { $user }، وتُزال الشبهة
said-will-flag-stays = لا يُعاد شيء من { $user }: يبقى الاشتباه
said-will-proposed = كما اقتُرح بشأن { $user }: { $class }
said-will-nothing = لا يُفعل شيء مما اقتُرح بشأن { $user }
said-undo-cancel = لن يُنفّذ
said-undo-verdict = لم يُزل شيء؛ يُسحب الحكم
said-undo-not-done = لم يُنفّذ: { $why }
said-undo-itself = كان هو نفسه رجوعًا عن شيء
said-undo-block = يُرفع المنع
said-undo-delete = تُستعاد الصفحة
said-undo-move = تُنقل الصفحة إلى { $title }
said-undo-file = تُعاد نسخة الملف
said-undo-group = تُغيّر المجموعة: { $group }
said-undo-failed = تعذّر الرجوع عنه: { $why }
said-undo-yes = وافق عليه إنسان: سمّه للرجوع عنه
said-undo-done = تم
said-undo-waits = ينتظر

## ما آلت إليه إزالة نص أو إعادته

said-down-revision = أُعيدت الصفحة إلى النسخة { $revision }
said-down-passage = أُخرج المقطع المضاف
said-down-between = لكاتب مشتبه فيه، بين ما أُزيل
said-down-nothing-left = لم يبق منه ما يُزال
said-down-notice = الإشعار في الصفحة بالفعل
said-down-touched = تمس تعديلات لاحقة الكلمات نفسها: على إنسان أن يقرر
said-down-gone = لم يعد نصه في الصفحة
said-down-before = أُزيل، في محاولة سابقة
said-down-no-revision = لا يسمّي نسخة
said-down-no-page = لم تعد الصفحة موجودة
said-down-no-wikitext = لم تعد الصفحة نص ويكي
said-down-just-edited = عُدّلت الصفحة للتو
said-down-again-and-again = يعيده الكاتب مرة بعد مرة: على إنسان أن يقرر
said-down-put-back-by = أعاده { $user }، وله مكانة هنا
said-down-put-back-unjudged = أعاده للتو من لم يُحكم عليه بعد
said-release-earlier-first = يُعاد أولًا نص أقدم من هذه الصفحة
said-release-down-first = يُزال أولًا نص آخر من هذه الصفحة
said-back-never-down = لم يُزل قط
said-back-done = أُعيد
said-back-hidden = أخفى إداري النص في هذه الأثناء
said-back-changed = تغيّرت الصفحة في ذلك الموضع: على إنسان أن يعيده
said-back-stands = هو في الصفحة بالفعل
said-result-done-before = تم، في محاولة سابقة
said-result-nobots = تطلب الصفحة من البوتات الابتعاد: ينتظر الموافقة
said-result-unchanged = بلا تغيير
said-result-observed = خُطط له أثناء المراقبة منذ زمن طويل: ينتظر الموافقة
said-result-set-back = أقدم من اللحظة التي أُعيدت فيها قاعدة البيانات إلى حال سابقة: ينتظر الموافقة
said-result-done-then = نُفّذ قبل إعادة قاعدة البيانات إلى حال سابقة، كما يبيّن الويكي
said-result-tried-often = جُرّب كثيرًا: { $why }
said-result-could-not = تعذّر تنفيذه ({ $error }): على إنسان أن ينظر
said-result-overturned = قال إنسان إن الحكم كان خطأً
said-result-cleared = أزال إنسان الشبهة عن الكاتب
said-result-rule-stopped = أوقف الناس القاعدة التي طلبته: ينتظر الموافقة
said-result-budget = ينتظر: استُنفدت حصة «{ $what }»؛ المحاولة التالية { $at } UTC
said-silent-behind = لم تكتمل أي جولة منذ { $at } ‏UTC: تتعذر قراءة الويكي، أو يفشل شيء آخر
said-silent-seen = لا تغيير منذ { $at } ‏UTC، أطول من المعتاد: هل ما زال تحرير الويكي ممكنًا؟
said-silent-action = لم يُفعل شيء منذ { $at } ‏UTC، أطول من المعتاد: هل ما زال يُكتشف ما ينبغي اكتشافه؟

## ما آل إليه حذف أو نقل أو نسخة سابقة من ملف أو تغيير مجموعة

said-delete-history = تاريخها طويل أو يتغير الآن: على إنسان أن يقرر
said-delete-hidden = بعض تاريخها مخفي: على إنسان أن يقرر
said-delete-others = كتب فيها آخرون ({ $count })، منهم { $user }: على إنسان أن يقرر
said-delete-standing = كتب فيها { $user }، وله مكانة هنا
said-undelete-stands = توجد صفحة هناك
said-undelete-done = استُعيدت
said-group-no-account = لم يعد هذا الحساب موجودًا
said-group-in = هو في المجموعة { $group } بالفعل
said-group-not-in = ليس في المجموعة { $group } أصلًا
said-move-stands = الصفحة هناك بالفعل
said-move-on = نُقلت الصفحة بعد ذلك إلى { $title }
said-move-done = أُعيدت الصفحة إلى { $title }
said-move-nothing = تُلغي عمليات النقل بعضها بعضًا
said-move-standing = نقلها منذئذ { $user }، وله مكانة هنا
said-move-since = نقلها منذئذ { $user }: على إنسان أن يقرر
said-file-gone = لم يعد الملف موجودًا
said-file-taken-back = سبق الرجوع عنه
said-file-hidden = لا يُعرف لمن النسخة القائمة: صاحبها مخفي
said-file-another = نسخة أخرى قائمة الآن
said-file-no-other = لا نسخة لأحد غيره: يلزم حذف
said-file-version-gone = لم تعد تلك النسخة من الملف موجودة
said-file-stands = تلك النسخة قائمة بالفعل
said-file-uploaded = رفع أحدهم نسخة أخرى منذئذ
said-file-done = أُعيدت نسخة { $at }

## عمليات المنع

said-block-proxy = أُجّل: يخفي وكيل (بروكسي) زوار الويكي الآن، فقد يكون العنوان لأي أحد
said-block-exempt = الكاتب مستثنى الآن: { $why }
said-block-lifted = رفع { $user } المنع
said-block-not-silenced = لم يعد الكاتب مُسكتًا
said-block-nothing-left = لم يبق شيء مما أُخذ على الكاتب
said-block-too-wide = لا يُمنع نطاق عناوين بهذه السعة
said-block-quiet = { $hours ->
    [zero] لم يأت من العنوان شيء غير مرغوب فيه في آخر { $hours } ساعة: قد يكون لغيره الآن
    [one] لم يأت من العنوان شيء غير مرغوب فيه في آخر ساعة: قد يكون لغيره الآن
    [two] لم يأت من العنوان شيء غير مرغوب فيه في آخر ساعتين: قد يكون لغيره الآن
    [few] لم يأت من العنوان شيء غير مرغوب فيه في آخر { $hours } ساعات: قد يكون لغيره الآن
    [many] لم يأت من العنوان شيء غير مرغوب فيه في آخر { $hours } ساعة: قد يكون لغيره الآن
   *[other] لم يأت من العنوان شيء غير مرغوب فيه في آخر { $hours } ساعة: قد يكون لغيره الآن
}
said-block-range-yes = لا يُمنع نطاق عناوين إلا بموافقة إنسان
said-block-stands = المنع قائم
said-block-already = ممنوع بالفعل: منعه { $who }، حتى { $at }
said-block-already-ever = ممنوع بالفعل: منعه { $who }، بلا نهاية
said-block-already-range = ممنوع بالفعل: { $network }، منعه { $who }، حتى { $at }
said-block-already-range-ever = ممنوع بالفعل: { $network }، منعه { $who }، بلا نهاية
said-block-partly = ممنوع بالفعل في بعض الصفحات: منعه { $who }، حتى { $at }
said-block-partly-ever = ممنوع بالفعل في بعض الصفحات: منعه { $who }، بلا نهاية
said-block-partly-range = ممنوع بالفعل في بعض الصفحات: { $network }، منعه { $who }، حتى { $at }
said-block-partly-range-ever = ممنوع بالفعل في بعض الصفحات: { $network }، منعه { $who }، بلا نهاية
said-block-infinite = بلا نهاية
said-block-decided = بتّ إنسان في منع في { $at }، ولم يأت منذئذ شيء غير مرغوب فيه
said-block-nobody = لم يعد عليهم منع سارٍ
said-range-other = عناوين { $network } التي أُسكتت أو مُنعت: { $count }؛ عدّل هناك واحد آخر، ومن بقيت تعديلاته: { $total }
said-range-others = عناوين { $network } التي أُسكتت أو مُنعت: { $count }؛ آخرون عدّلوا هناك: { $limit }، ومن بقيت تعديلاتهم: { $total }
said-range-only-other = فقط: عناوين { $network } التي أُسكتت أو مُنعت: { $count }؛ عدّل هناك واحد آخر، ومن بقيت تعديلاته: { $total }
said-range-only-others = فقط: عناوين { $network } التي أُسكتت أو مُنعت: { $count }؛ آخرون عدّلوا هناك: { $limit }، ومن بقيت تعديلاتهم: { $total }
said-range-too-many = يصيب آخرين أكثر مما ينبغي: { $why }
said-range-quiet = { $hours ->
    [zero] لم يأت من عناوينه شيء غير مرغوب فيه في آخر { $hours } ساعة
    [one] لم يأت من عناوينه شيء غير مرغوب فيه في آخر ساعة
    [two] لم يأت من عناوينه شيء غير مرغوب فيه في آخر ساعتين
    [few] لم يأت من عناوينه شيء غير مرغوب فيه في آخر { $hours } ساعات
    [many] لم يأت من عناوينه شيء غير مرغوب فيه في آخر { $hours } ساعة
   *[other] لم يأت من عناوينه شيء غير مرغوب فيه في آخر { $hours } ساعة
}

## التنظيف

said-clean-no-spam = قال إنسان إنه ليس سخامًا
said-clean-gone = لم يعد قائمًا
said-clean-first = جاء أولًا وأبقته القواعد: ربما نسخه الآخرون
said-clean-far = ليس قريبًا في الزمن من أي سخام: ربما كان العنوان أو الاسم لغيره
said-clean-title-hidden = عنوانه مخفي: على إنسان أن ينظر
said-clean-move = تُعاد الصفحة إلى { $title }
said-clean-version = تُعاد النسخة التي قبله
said-clean-shared-file = رفع آخرون نسخًا منه، بعده أو قبله
said-clean-file = يُحذف الملف
said-clean-file-page = هي صفحة الملف، وتزول معه
said-clean-page = تُحذف الصفحة
said-clean-or-text = أو يُزال النص فقط إن كتب فيها آخرون
said-clean-shared-page = كتب آخرون في الصفحة: يُزال النص فقط
said-clean-text = يُزال النص
said-clean-again = أعاده البرنامج من تلقاء نفسه؛ يُزال ثانيةً
said-clean-put-back = أعاده إنسان: { $id }، { $status }
said-clean-nothing = لم يُفعل شيء: { $why }

## ما ينبغي أن يعلمه إنسان

said-alarm-stopped = لا يُكتب شيء: { $why }
said-alarm-room = بقي { $megabytes } ميغابايت على القرص، وما دام ممتلئًا لا يُحكم على شيء ولا يُنفَّذ شيء
said-alarm-budget = استُنفدت حصة «{ $what }»، وعدد الإجراءات المنتظرة: { $count }
said-alarm-rule = القاعدة { $rule } تكتفي بالإدراج في القائمة: { $why } (`wikiwatch rules reset { $same }` يجعلها تعمل من جديد)
said-overturned-for = نقضها { $people }، وعدد الكتّاب: { $count } ({ $keys })
said-budget-hour = { $what } في الساعة ({ $limit })
said-budget-day = { $what } في اليوم ({ $limit })
said-budget-holds = التعليق
said-budget-reverts = الاسترجاع
said-budget-blocks = المنع
said-budget-confirmed-holds = التعليق المؤكد
said-budget-confirmed-reverts = الاسترجاع المؤكد
said-budget-confirmed-blocks = المنع المؤكد
said-stopped = أُوقف
said-stopped-shell = أُوقف من سطر الأوامر
said-stopped-by = أوقفه من سطر الأوامر { $who }
said-run-page-missing = صفحة التشغيل { $page } غير موجودة
said-run-page-says = لا تقول صفحة التشغيل { $page } «{ $word }»
said-aside-failed = فشلت: { $error }
said-aside-slow = بطيئة: { $seconds } ثانية لعدد من حروف نصوص البرنامج نفسه: { $count }
said-aside-reworded = غيّر إنسان صيغتها
said-row-changed = غيّر إنسان الصف
said-note-rules = حكمت بهذا نسخة القواعد { $then }؛ والعائلات والصفوف هي الآن من { $now }
said-note-sum = المجموع بحسب القواعد السارية { $total }؛ وكان { $score }
said-note-row = بحسب السياسة يبتّ الصف { $would }؛ وقد بتّ الصف { $did }: { $why }

## ما أجاب به الويكي

said-wiki-overtaken = سبقه تعديل آخر
said-wiki-rolled-back = سبقه استرجاع آخر
said-wiki-only-author = رُفض: لم يعدّل الصفحة أحد غيره
said-wiki-no-change = لا حاجة إليه: هو قائم بالفعل
said-wiki-not-seen = لم يظهر بعد ذلك
said-wiki-no-answer = بقي بلا جواب
said-wiki-token = رُفض لرمز قديم
said-wiki-fault = رُفض لخلل في الويكي
said-wiki-session = رُفض: انتهت الجلسة
said-wiki-other-session = رُفض: الجلسة لحساب آخر
said-wiki-lag = أُجّل: قاعدة بيانات الويكي متأخرة
said-wiki-read-only = أُجّل: الويكي للقراءة فقط
said-wiki-rate = أجّله حد المعدل في الويكي
said-wiki-unasked = أُجّل: تعذّر سؤال الويكي
said-wiki-missing = لا حاجة إليه: الصفحة غير موجودة
said-wiki-deleted = لا حاجة إليه: حُذفت الصفحة
said-wiki-blocked-already = لا حاجة إليه: منعه أحدهم بالفعل
said-wiki-not-blocked = لا حاجة إليه: لم يعد ممنوعًا
said-wiki-observing = لم يُفعل: مراقبة فقط
said-wiki-captcha = رفضته كابتشا
said-wiki-protected = رُفض: الصفحة محمية
said-wiki-cascade = رُفض: الصفحة محمية مع غيرها
said-wiki-namespace = رُفض: النطاق محمي
said-wiki-interface = رُفض: رسائل الويكي محمية
said-wiki-code = رُفض: صفحة كود لمستخدم آخر
said-wiki-title = رُفض: العنوان محمي
said-wiki-title-taken = رُفض: صفحة أخرى بهذا العنوان
said-wiki-immobile = رُفض: لا يمكن نقل صفحات كهذه
said-wiki-immobile-target = رُفض: لا يمكن نقل صفحات إلى هناك
said-wiki-may-not-move = رُفض: ليس للحساب أن ينقلها
said-wiki-no-delete = رُفض: لا يمكن حذفها
said-wiki-no-undelete = رُفض: لا يمكن استعادتها
said-wiki-big = رُفض: للصفحة نسخ أكثر من أن يحذفها هذا الحساب
said-wiki-right = رُفض: تنقص الحساب صلاحية
said-wiki-blocked = رُفض: الحساب ممنوع هناك
said-wiki-address-blocked = رُفض: عنوان الحساب ممنوع
said-wiki-global-block = رُفض: الحساب ممنوع في كل الويكيات
said-wiki-too-long = رُفض: النص أطول مما ينبغي
said-wiki-extension = رفضه امتداد
said-wiki-tag = رُفض: لا يمكن استعمال وسم التغيير
said-wiki-person = رُفض: القرار لإنسان
said-wiki-mixed = رُفض: لا يمكن تمييزه مما حُذف من قبل
said-wiki-no-wikitext = رُفض: ليس في الصفحة نص ويكي
said-wiki-no-account = رُفض: لا حساب كهذا
said-wiki-version-gone = رُفض: لم تعد تلك النسخة من الملف موجودة
said-wiki-spam-blacklist = رفضه SpamBlacklist
said-wiki-filter-warning = رفضه تحذير مرشح الإساءة
said-wiki-filter = رفضه مرشح الإساءة
said-wiki-title-blacklist = رفضه TitleBlacklist
said-wiki-file-store = رُفض: تعذّر حفظ الملف الآن
said-wiki-file-lock = رُفض: يعمل أحدهم على الملف الآن
said-wiki-other = رفضه الويكي

## ردود على الناس

said-no-action = لا إجراء له المفتاح «{ $id }»
said-no-proposal = لا اقتراح رقمه { $number }
said-no-case = لا حملة رقمها { $number }
said-no-rule = لا قاعدة ولا صف ولا علامة باسم «{ $name }»
said-no-yes = { $id } لا ينتظر الموافقة: { $status }
said-no-cancel = لا يمكن إلغاء { $id }: { $status }
said-no-release = لا يمكن إعادة نص { $id }: { $what }
said-no-confirm = لا يمكن تأكيد أن { $id } غير مرغوب فيه: { $what }
said-no-confirm-wrong = لا يمكن تأكيد أن { $id } غير مرغوب فيه: قال إنسان إنه كان خطأً
said-called-good = وجده إنسان جيدًا
said-such-action = { $action }، { $status }
said-nothing-to-release = ليس { $id } تعليقًا ولا استرجاعًا، فلا شيء يُعاد
said-nothing-to-confirm = ليس { $id } تعليقًا ولا استرجاعًا، فلا شيء يُؤكّد
said-no-answer-none = { $id } لا ينتظر جوابًا: لا وجود له
said-no-answer = { $id } لا ينتظر جوابًا: { $proposal }
said-no-flag = لم يعد { $user } مشتبهًا فيه
said-no-author = لم يعد يُعرف شيء عن { $user }
said-proposal-closed = لم يعد proposal-{ $number } مفتوحًا: { $proposal }
said-proposal-carried-out = لم يعد proposal-{ $number } مفتوحًا: نُفّذ
said-no-standing-spam = النسخة { $revision } ليست سخامًا يُعرف أنه ما زال قائمًا
said-not-aside = { $id } ليس منحّى
said-aside-acted = لا يمكن الحكم على { $id } من جديد: يستند إليه إجراء بسبب حالة صاحبه
said-no-judged = لم يُحكم على النسخة { $revision }
said-no-change-by = لم يُقرأ تغيير من «{ $user }»
said-anybody-behind = يخفي وكيل (بروكسي) زوار الويكي: قد يكون أي أحد وراء { $user }
said-had-standing = كانت لـ { $user } مكانة في هذا الويكي حين حُفظت النسخة { $revision }: لا يُزال شيء من عمله
said-nothing-done-about = لم يُفعل شيء بشأن أحد باسم «{ $user }»
said-hint-ids = يسرد `wikiwatch review` الأرقام
said-hint-them = يسردها `wikiwatch review`
said-hint-standing = يسردها `wikiwatch review standing`
said-hint-aside = يسرد `wikiwatch review aside` ما نُحّي
said-hint-aside-acted = قرّر في ذلك: `wikiwatch review release` أو `wikiwatch review confirm`
said-hint-cases = يسردها `wikiwatch cases --all`
said-hint-due = يسرد `wikiwatch due` المفاتيح
said-hint-states = يذكر `wikiwatch status` الحالات
said-hint-stats = يسمّيها `wikiwatch rules stats` كلها
said-hint-campaign = تُسمّى الحملة بـ --campaign N
said-hint-stolen = ارجع يدويًا عما فعله حساب مسروق، أو عالج ما عُلّق منه بـ `wikiwatch review`
said-hint-back = يعيد `wikiwatch review release { $id }` النص

## ما وُجد في تغيير

said-found-only-noted = مدوّن فقط: { $why }
said-found-out-of-time = نفد وقت التغيير الواحد قبل أن تنظر هذه: { $names }
said-found-revisions = النسخة { $revisions }
said-found-revisions-more = النسخة { $revisions }، وغيرها: { $count }
said-found-blank-nothing = اختفى { $count } من { $total } من حروف الصفحة، ولم يأت مكانها شيء
said-found-blank-others = اختفى { $count } من { $total } من حروف الصفحة، وأتى مكانها غيرها، وعدده: { $limit }
said-found-blank-link = اختفى { $count } من { $total } من حروف الصفحة، وأتى مكانها رابط جديد هنا
said-found-blank-script = اختفى { $count } من { $total } من حروف الصفحة، وأتى نص بحروف { $new } مكان نص بحروف { $old }
said-found-brings-back = أُزيل هذا النص من هذه الصفحة من قبل
said-found-campaign-sure = حملة مؤكدة (رقم { $number })، التعديلات: { $count }، المشاركون: { $total }: { $why }
said-found-campaign-perhaps = ربما حملة (رقم { $number })، التعديلات: { $count }، المشاركون: { $total }: { $why }
said-found-campaign-new = ربما حملة (بلا رقم بعد)، التعديلات: { $count }، المشاركون: { $total }: { $why }
said-found-campaign-exact = نصها أو موقعها أو رقم هاتفها بعينه
said-found-tie-text = يشبه النص الآخر بنسبة { $count } %
said-found-tie-domain = يؤدي إلى الموقع نفسه، ولا يستعمله هنا موثوق به
said-found-tie-contact = يذكر رقم الهاتف أو البريد الإلكتروني نفسه
said-found-tie-undone = استُرجع الآخر أو أُزيل
said-found-tie-summary = ملخص التعديل هو نفسه
said-found-tie-network = يأتي من الشبكة نفسها
said-found-tie-name = أسماء المستخدمين متشابهة التركيب
said-found-tie-page = في الصفحة نفسها
said-found-tie-hour = جاء خلال ساعة
said-found-tie-day = جاء خلال يوم
said-found-tie-form = ترتيب الروابط والنص متشابه
said-found-tie-landing = تؤدي الروابط إلى صفحات بالشكل نفسه
said-found-tie-place = في الموضع نفسه
said-found-like = مثل { $user }، الممنوع في { $day }: { $why }
said-found-like-string = السلسلة العشوائية هي نفسها، { $value }
said-found-like-contact = يذكر رقم الهاتف أو البريد الإلكتروني نفسه، { $value }
said-found-like-domain = يؤدي إلى الموقع نفسه، ولا يستعمله هنا موثوق به، { $value }
said-found-like-landing = تؤدي الروابط إلى صفحات بالشكل نفسه، { $value }
said-found-like-name = الأسماء متشابهة التركيب، { $value }
said-found-like-brought = الاسم موقع أو سلسلة جاءوا بها، { $value }
said-found-like-page = في الصفحة نفسها أو صفحة نقاشها، { $value }
said-found-like-summary = ملخص التعديل هو نفسه، { $value }
said-found-like-figures = ترتيب الحروف والأرقام في الأسماء متشابه، { $value }
said-found-like-network = يأتي من الشبكة نفسها، { $value }
said-found-like-hour = يأتي في وقتهم من اليوم (UTC)، { $value }
said-found-too-large = صفحة أكبر من أن تُقرأ إلى آخرها: عدد حروفها التي لم ينظر فيها أحد: { $count }
said-found-first-searched = قورنت على الأكثر أول { $count } من الحروف المضافة بتعديلات أخرى، وفُتّش { $total } منها عن العبارات
said-found-first-links = نُظر في أول الروابط فقط: { $count }
said-found-decoyed = عرض كاتب مُسكت هذا الموقع حيث تُترك تعديلات كهذه ليُرى ما تأتي به
said-found-links-so-many = الروابط: { $count }
said-found-disguise-mixed = يخلط المضيف الكتابات، أو يشبه غيره فحسب
said-found-disguise-invisible = في اسم المضيف محارف خفية
said-found-disguise-reverse = علامات في الرابط تعكس ما يراه القارئ
said-found-disguise-css = الرابط في عنصر لا يراه أحد
said-found-disguise-in-comment = الرابط في تعليق مخفي داخل النص
said-found-disguise-in-nowiki = الرابط في nowiki
said-found-disguise-people = كُتب عنوان إنترنت للناس كي تفوته المرشحات
said-found-disguise-letters = كُتب عنوان إنترنت حرفًا حرفًا كي تفوته المرشحات
said-found-disguise-at = اسم قبل @ يتظاهر بأنه المضيف
said-found-disguise-bare = يؤدي الرابط إلى عنوان آي بي مجرد بدل اسم
said-found-disguise-host = المضيف مرمّز كي تفوته المرشحات
said-found-disguise-through = يمر الرابط بموقع آخر إلى وجهته
said-found-flood-saved = صفحات مختلفة حفظها الكاتب في عشر دقائق: { $count }؛ وفي ساعة: { $total }
said-found-flood-brought = صفحات مختلفة أضاف إليها الكاتب روابط خلال ساعة: { $count }
said-found-flood-moved = صفحات نقلها الكاتب خلال ساعة: { $count }
said-found-flood-uploaded = ملفات رفعها الكاتب خلال ساعة: { $count }
said-found-learned = يشبه تعديلات استُرجعت هنا: بدا بهذا السوء { $count } من { $total } مسترجعة، و{ $limit } من { $score } بقيت
said-found-linked-watched = مشتبه فيهم أو ممنوعون من الآخرين على العنوان نفسه: { $count } من { $total }
said-found-linked-undone = آخرون على العنوان نفسه استُرجعت تعديلاتهم: { $count } من { $total }
said-found-linked-link = ويصل إلى موقع جديد هنا
said-found-listed-author = الكاتب في قائمة ({ $list }): { $reason } (أضافه { $user })
said-found-listed-site = { $name } في قائمة ({ $list }): { $reason } (أضافه { $user })
said-found-moved-random = العنوان الذي نُقلت إليه الصفحة حروف عشوائية
said-found-moved-unlike = ليس في العنوان الذي نُقلت إليه الصفحة كلمة من القديم
said-found-moved-out = نُقلت مقالة خارج المقالات
said-found-name-address = اسم المستخدم عنوان إنترنت أو رقم هاتف
said-found-name-site = اسم المستخدم هو اسم الموقع الذي يؤدي إليه الرابط
said-found-name-anchor = اسم المستخدم هو كلمات الرابط
said-found-summary-phone = في ملخص التعديل رقم هاتف لا يرد في الصفحة
said-found-summary-mail = في ملخص التعديل بريد إلكتروني لا يرد في الصفحة
said-found-summary-address = في ملخص التعديل عنوان إنترنت لا يرد في الصفحة
said-found-title-phone = في العنوان رقم هاتف
said-found-title-mail = في العنوان بريد إلكتروني
said-found-title-address = في العنوان عنوان إنترنت
said-found-network-bad = عناوين أخرى من { $network } شوهدت في أيام عددها { $days }: { $count }؛ السيئة: { $total }، والجيدة: { $limit }
said-found-page-first = من أول أفعال الكاتب صفحة فيها رابط إلى { $site }
said-found-page-hardly = لا يكاد يوجد في هذه الصفحة الجديدة غير روابطها
said-found-page-named = عنوان هذه الصفحة الجديدة هو اسم الموقع
said-found-page-advert = صفحة الكاتب على هيئة إعلان: { $what }
said-found-page-advert-phone = رقم هاتف
said-found-page-advert-words = رابط على الكلمات «{ $words }»
said-found-page-own-link = في صفحة الكاتب رابط جديد هنا
said-found-site-nobody = لم يأت أحد بهذا الموقع إلى هذا الويكي من قبل
said-found-site-no-edit = ولم يبق بعد أي تعديل للكاتب
said-found-site-others = جاء آخرون بهذا الموقع من قبل واستُرجع
said-found-site-many = عدد الكتّاب المختلفين الذين فعلوا ذلك: { $count }
said-found-phone-title = في عنوان هذه الصفحة الجديدة رقم هاتف
said-found-phone-times = مرات ورود رقم هاتف واحد هنا: { $count }
said-found-phone-added = أرقام الهاتف المضافة: { $count }
said-found-phone-ornament = كُتب رقم هاتف بزخارف كي تفوته المرشحات
said-found-phrases = يتكلم كالإعلانات، بجوار رابط جديد هنا: { $phrases }
said-found-probe-many = ترك كثيرون حروفًا عشوائية في هذه الصفحة؛ ومن آخرها إلى الرابط: { $what }
said-found-probe-page = اختُبرت هذه الصفحة بحروف عشوائية؛ والمدة حتى الرابط: { $what }
said-found-probe-same = اختبر الكاتب نفسه هذه الصفحة؛ والمدة حتى الرابط: { $what }
said-found-probe-elsewhere = ترك الكاتب نفسه حروفًا عشوائية في موضع آخر؛ والمدة حتى الرابط: { $what }
said-found-probe-string = في هذا التعديل حروف تركها أحدهم؛ والمدة حتى الرابط: { $what }
said-found-probe-network = جاءت حروف عشوائية من هذه الشبكة؛ والمدة حتى الرابط: { $what }
said-found-ago-less = أقل من يوم
said-found-ago-day = يوم واحد
said-found-random-most = ما أُضيف حروف عشوائية ولا يكاد يكون فيه غيرها
said-found-random-only = لم يُضف غير حروف عشوائية
said-found-random-lone = سلسلة مفردة، عشوائية على الأرجح
said-found-random-beside = حروف عشوائية بجوار روابط خارجية
said-found-random-edge = يبدأ المضاف أو ينتهي بحروف عشوائية
said-found-random-title = عنوان هذه الصفحة الجديدة حروف عشوائية
said-found-redirect-lost = صارت صفحة تحويلة؛ عدد حروفها قبل ذلك: { $count }
said-found-redirect-random = تؤدي الصفحة إلى عنوان من حروف عشوائية
said-found-redirect-address = تؤدي الصفحة إلى عنوان فيه عنوان إنترنت أو رقم هاتف
said-found-redirect-nothing = تؤدي الصفحة إلى عنوان لا صلة له بها
said-found-refused-site = سبق أن رفض { $log } رابطًا إلى هذا الموقع؛ ومضى منذئذ: { $what }
said-found-refused-author = سبق أن رُفض تعديل للكاتب نفسه؛ ومضى منذئذ: { $what }
said-found-repeat-alike = { $count } من آخر { $total } من إضافات الكاتب تشبه هذه بنسبة { $limit } % على الأقل
said-found-repeat-copies = إضافات متطابقة تقريبًا لرابط جديد هنا: { $count }
said-found-reputation = تعرف قوائم خارجية عنوان الكاتب: { $answers }
said-found-signups = حسابات بأسماء على نمط واحد سُجلت خلال ساعة: { $count }، أكثر من المعتاد هنا
said-found-file-random = اسم الملف حروف عشوائية
said-found-file-advert = في اسم الملف عنوان إنترنت أو رقم هاتف
said-found-ago-days = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
said-hint-judged = يسرد `wikiwatch log` ما حُكم عليه؛ وما كان قبل التشغيل الأول لا يُحكم عليه أبدًا

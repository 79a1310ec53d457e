# بقية صفحات لوحة المتابعة: الحملات والكتّاب والنطاقات والقواعد والمنع المخطط وما زال قائمًا والوقت الضائع.

pages-case-nav = الحملات
pages-case-what = تعديلات من عدة حسابات أو عناوين ينتمي بعضها إلى بعض. من تعديلين فأكثر، والأحدث أولًا.
pages-case-state = الحال
pages-case-size = الحجم
pages-case-edits = التعديلات
pages-case-hands = الحسابات والعناوين
pages-case-first = أول ظهور (UTC)
pages-case-last = آخر ظهور (UTC)
pages-case-by-person = قرره
pages-case-why-suspected = تعديلات من عدة أيدٍ مترابطة؛ ولم يختفِ منها ما يكفي لتأكيدها.
pages-case-why-confirmed = استرجع الناس عددًا كافيًا من تعديلاتها من أيدٍ كافية، أو أُزيلت.
pages-case-why-dismissed = قال إنسان إنها ليست حملة.
pages-case-why-expired = لم يأتِ تعديل جديد منذ زمن طويل فأُغلقت.
pages-case-unknown = لا توجد حملة بهذا الرقم، أو بقي من تعديلاتها أقل من اثنين.
pages-case-do-confirm = هي حملة
pages-case-do-dismiss = ليست حملة
pages-case-will-confirm = { $count ->
    [zero] لا تعديل ({ $count }) يُعدّ سخامًا مؤكدًا. من الآن يُزال التعديل التالي الذي يوافقها، أيًّا كان كاتبه.
    [one] يُعدّ تعديلها الواحد سخامًا مؤكدًا ويُحسب على كاتبه. من الآن يُزال التعديل التالي الذي يوافقها، أيًّا كان كاتبه.
    [two] يُعدّ تعديلاها سخامًا مؤكدًا ويُحسبان على كاتبيهما. من الآن يُزال التعديل التالي الذي يوافقها، أيًّا كان كاتبه.
    [few] تُعدّ تعديلاتها وعددها { $count } سخامًا مؤكدًا وتُحسب على كتّابها. من الآن يُزال التعديل التالي الذي يوافقها، أيًّا كان كاتبه.
    [many] تُعدّ تعديلاتها وعددها { $count } سخامًا مؤكدًا وتُحسب على كتّابها. من الآن يُزال التعديل التالي الذي يوافقها، أيًّا كان كاتبه.
   *[other] تُعدّ تعديلاتها وعددها { $count } سخامًا مؤكدًا وتُحسب على كتّابها. من الآن يُزال التعديل التالي الذي يوافقها، أيًّا كان كاتبه.
}
pages-case-will-dismiss = { $count ->
    [zero] لن تكوّن نصوصها ونطاقاتها وأرقام هواتفها حملة بعد الآن. ولا تعديل لها ({ $count }) يُعاد.
    [one] لن يكوّن نصها ونطاقها ورقم هاتفها حملة بعد الآن. ويُعاد تعديلها الواحد إن كان قد أُزيل بسبب الحملة وحدها.
    [two] لن تكوّن نصوصها ونطاقاتها وأرقام هواتفها حملة بعد الآن. ويُعاد من تعديليها ما أُزيل بسبب الحملة وحدها.
    [few] لن تكوّن نصوصها ونطاقاتها وأرقام هواتفها حملة بعد الآن. ويُعاد من تعديلاتها وعددها { $count } ما أُزيل بسبب الحملة وحدها.
    [many] لن تكوّن نصوصها ونطاقاتها وأرقام هواتفها حملة بعد الآن. ويُعاد من تعديلاتها وعددها { $count } ما أُزيل بسبب الحملة وحدها.
   *[other] لن تكوّن نصوصها ونطاقاتها وأرقام هواتفها حملة بعد الآن. ويُعاد من تعديلاتها وعددها { $count } ما أُزيل بسبب الحملة وحدها.
}
pages-case-more = { $count ->
    [zero] ولا غيرها ({ $count }).
    [one] وواحد غيرها.
    [two] واثنان غيرها.
    [few] و{ $count } غيرها.
    [many] و{ $count } غيرها.
   *[other] و{ $count } غيرها.
}
pages-case-ties = ما يربطها
pages-case-no-ties = لم تُحفظ الروابط بينها.
pages-case-in-edits = { $count ->
    [zero] بلا تعديلات ({ $count })
    [one] في تعديل واحد
    [two] في تعديلين
    [few] في { $count } تعديلات
    [many] في { $count } تعديلًا
   *[other] في { $count } تعديل
}
pages-case-tie-text = النصوص متشابهة
pages-case-tie-domain = تقود إلى الموقع نفسه، ولا يستعمله هنا أحد موثوق
pages-case-tie-contact = فيها رقم الهاتف نفسه أو البريد الإلكتروني نفسه
pages-case-tie-undone = استُرجع واحد سابق أو أُزيل
pages-case-tie-summary = ملخص التعديل واحد
pages-case-tie-network = تأتي من الشبكة نفسها
pages-case-tie-name = أسماء المستخدمين مصوغة على نحو واحد
pages-case-tie-page = في الصفحة نفسها
pages-case-tie-time = جاءت خلال ساعة أو يوم
pages-case-tie-form = الروابط والنص مرتبة على نحو واحد
pages-case-tie-landing = الروابط تقود إلى صفحات من شكل واحد
pages-case-tie-place = في الموضع نفسه من النص
pages-case-days = التعديلات بحسب الأيام
pages-case-days-what = بحسب ما آلت إليه، آخر 60 يومًا على الأكثر.
pages-case-days-below = الأرقام في الجدول أدناه.
pages-case-day = اليوم
pages-case-fate-undone = استرجعها الناس
pages-case-fate-down = أُزيلت أو ستُزال
pages-case-fate-stands = لم يُفعل شيء
pages-case-authors = الكتّاب
pages-case-domains = النطاقات
pages-case-pages = الصفحات
pages-case-page = الصفحة
pages-case-strings = السلاسل
pages-case-planned = المخطط
pages-case-its-edits = تعديلاتها

pages-bulk-release = أعد كل ما ينتظر
pages-bulk-spam = كل ما ينتظر سخام
pages-bulk-list = ما يشمله ذلك
pages-bulk-which = { $count ->
    [zero] لا مدخلة تنتظر ({ $count }).
    [one] تنتظر هذه المدخلة وسيُبتّ فيها.
    [two] تنتظر هاتان المدخلتان وسيُبتّ فيهما.
    [few] تنتظر هذه المدخلات وعددها { $count } وسيُبتّ فيها.
    [many] تنتظر هذه المدخلات وعددها { $count } وسيُبتّ فيها.
   *[other] تنتظر هذه المدخلات وعددها { $count } وسيُبتّ فيها.
}
pages-bulk-more = { $count ->
    [zero] ولا شيء بعدها ({ $count }).
    [one] وبعدها واحدة أخرى.
    [two] وبعدها اثنتان أخريان.
    [few] وبعدها { $count } أخرى.
    [many] وبعدها { $count } أخرى.
   *[other] وبعدها { $count } أخرى.
}
pages-bulk-apart = { $count ->
    [zero] لا منع ولا حذف ولا تغيير مجموعة ولا اقتراح ينتظر ({ $count }).
    [one] ينتظر أيضًا منع أو حذف أو تغيير مجموعة أو اقتراح واحد. يلزمه جواب خاص، من مشغّل في الغالب، وهو مستثنى هنا.
    [two] ينتظر أيضًا اثنان من المنع أو الحذف أو تغيير المجموعات أو الاقتراحات. يلزم كلًّا منهما جواب خاص، من مشغّل في الغالب، وهما مستثنيان هنا.
    [few] ينتظر أيضًا { $count } من المنع أو الحذف أو تغيير المجموعات أو الاقتراحات. يلزم كلًّا منها جواب خاص، من مشغّل في الغالب، وهي مستثناة هنا.
    [many] ينتظر أيضًا { $count } من المنع أو الحذف أو تغيير المجموعات أو الاقتراحات. يلزم كلًّا منها جواب خاص، من مشغّل في الغالب، وهي مستثناة هنا.
   *[other] ينتظر أيضًا { $count } من المنع أو الحذف أو تغيير المجموعات أو الاقتراحات. يلزم كلًّا منها جواب خاص، من مشغّل في الغالب، وهي مستثناة هنا.
}
pages-bulk-in-queue = إلى قائمة المراجعة
pages-bulk-will = ما يعنيه ذلك
pages-bulk-do-release = { $count ->
    [zero] لا مدخلة تُعاد ({ $count })
    [one] أعد المدخلة الواحدة
    [two] أعد كلتيهما
    [few] أعدها كلها ({ $count })
    [many] أعدها كلها ({ $count })
   *[other] أعدها كلها ({ $count })
}
pages-bulk-do-spam = { $count ->
    [zero] لا مدخلة ({ $count })
    [one] المدخلة الواحدة سخام
    [two] كلتاهما سخام
    [few] كلها سخام ({ $count })
    [many] كلها سخام ({ $count })
   *[other] كلها سخام ({ $count })
}
pages-bulk-done = { $count ->
    [zero] لم يُبتّ في أي مدخلة ({ $count }).
    [one] بُتّ في مدخلة واحدة.
    [two] بُتّ في مدخلتين.
    [few] بُتّ في { $count } مدخلات.
    [many] بُتّ في { $count } مدخلة.
   *[other] بُتّ في { $count } مدخلة.
}
pages-bulk-changed = تغيّر شيء في هذه الأثناء. لم يُفعل شيء بعد: انظر ثانيةً.
pages-bulk-nothing = لا شيء ينتظر هنا مما يمكن البتّ فيه هكذا.
pages-bulk-cleanup = أزل الكل…
pages-bulk-cleanup-what = التعديلات التي ما زالت قائمة، والصفحات والنقل والملفات المرفوعة. وفي الحملة أيضًا كل ما فعله المُسكتون أو الممنوعون من كتّابها.
pages-bulk-unsaid = لم يؤكد إنسان بعد أن هذا سخام.
pages-bulk-cleared = أزال إنسان الشبهة عن هذا الكاتب. ومن يمضِ يقل العكس.
pages-bulk-confirm = أؤكد أن هذا سخام: يُحسب على كتّابه، ويُسكت من ذُكر هنا.
pages-bulk-deed = الفعل
pages-bulk-state-open = لم يُنفّذ
pages-bulk-state-done = تم
pages-bulk-state-waits = ينتظر
pages-bulk-state-failed = فشل
pages-bulk-state-left = تُرك
pages-bulk-not-shown = { $count ->
    [zero] كلها معروضة ({ $count }).
    [one] واحد منها غير معروض.
    [two] اثنان منها غير معروضين.
    [few] { $count } منها غير معروضة.
    [many] { $count } منها غير معروضة.
   *[other] { $count } منها غير معروضة.
}
pages-bulk-take-down = { $count ->
    [zero] لا شيء للإزالة ({ $count })
    [one] أزل عنصرًا واحدًا
    [two] أزل عنصرين
    [few] أزل { $count } عناصر
    [many] أزل { $count } عنصرًا
   *[other] أزل { $count } عنصر
}
pages-bulk-nothing-down = لا شيء للإزالة.

pages-domain-nav = النطاقات
pages-domain-what = نطاقات وأرقام هواتف وعناوين بريد أتت بها التعديلات. الأرقام لآخر 200 تعديل لكل منها.
pages-domain-which = أيها
pages-domain-which-caught = أتى بها من كُشف
pages-domain-which-all = كل ما أتى مؤخرًا
pages-domain-part = جزء من الاسم
pages-domain-unknown = لم يأتِ أحد بهذا هنا منذ بدأت المراقبة.
pages-domain-first = أول مجيء (UTC)
pages-domain-last = آخر مجيء (UTC)
pages-domain-kept = باقية
pages-domain-undone = استُرجعت أو أُزيلت
pages-domain-authors = الكتّاب
pages-domain-stood = تُركت
pages-domain-by-people = استرجعها الناس
pages-domain-taken-down = أُزيلت
pages-domain-stood-before = كان هنا عند القراءة الأولى
pages-domain-trusted = استعمله أحد موثوق منذ
pages-domain-soft-allow = يُسمح بمروره حتى
pages-domain-listed = في قائمة
pages-domain-edits = التعديلات التي أتت به
pages-domain-latest = { $count ->
    [zero] لا شيء ({ $count }).
    [one] أحدثها.
    [two] أحدث اثنين منها.
    [few] أحدث { $count } منها.
    [many] أحدث { $count } منها.
   *[other] أحدث { $count } منها.
}
pages-domain-refused = رفضه الويكي
pages-domain-by = بواسطة
pages-domain-decoys = في صفحات الشَّرَك

pages-account-nav = الكتّاب
pages-account-order = المشتبه فيهم أولًا، ثم المُسكتون، ثم من نشطوا، والأقل ثقة أولًا.
pages-account-name = الاسم أو جزء منه
pages-account-unknown = لا يُعرف شيء عن { $name }.
pages-account-trust-latest = الثقة عند آخر تعديل
pages-account-edits = التعديلات
pages-account-last = آخر ظهور (UTC)
pages-account-kind = النوع
pages-account-kind-account = حساب
pages-account-kind-temp = حساب مؤقت
pages-account-kind-address = عنوان
pages-account-kind-typed = اسم بلا حساب
pages-account-kind-proxy = عنوان يختفي وراءه كل الزوار
pages-account-trust-now = الثقة الآن
pages-account-record-read = تعديلات قُرئت
pages-account-record-judged = حُكم عليها
pages-account-record-undone-by-people = استرجعها الناس
pages-account-record-taken-out-by-people = أخرجها الناس
pages-account-record-taken-down = أُزيلت
pages-account-record-confirmed = تأكد أنها سخام
pages-account-record-released = أُعيدت
pages-account-record-built-on = بنى عليها آخرون
pages-account-record-before-the-watch = تعديلات من قبل المراقبة
pages-account-soft-allow = يُعامل بتساهل حتى
pages-account-contributions = المساهمات في الويكي
pages-account-blocks = سجل المنع في الويكي
pages-account-undo-all = تراجع عن كل ما فعله wikiwatch…
pages-account-due = المخطط والمستحق
pages-account-due-here = المستحق لهذا الكاتب
pages-due-cancel = لا تنفذه
pages-account-nothing-due = لا شيء مخطط.
pages-account-trust = الثقة جزءًا جزءًا
pages-account-now = الآن
pages-account-then = عند آخر تعديل
pages-account-unasked = لا يُسأل الويكي لهذه الصفحة: الأجزاء التي لا يعرفها غيره، كعمر الحساب ومجموعاته، لا نقاط لها الآن.
pages-account-history = تاريخ الحال
pages-account-history-verdict = بحكم:
pages-account-history-block = منعه البرنامج
pages-account-history-unblock = رفع البرنامج منعه
pages-account-history-people = منعه الناس
pages-account-history-decision = القرار:
pages-account-wasted = الوقت الذي أضاعه هذا الكاتب
pages-account-wasted-time = { $edits ->
    [zero] بلا تعديلات أُزيلت ({ $edits }):
    [one] في تعديل واحد أُزيل:
    [two] في تعديلين أُزيلا:
    [few] في { $edits } تعديلات أُزيلت:
    [many] في { $edits } تعديلًا أُزيلت:
   *[other] في { $edits } تعديل أُزيلت:
}
pages-account-wasted-unread = منه في كتابة ما لم يقرأه أحد:
pages-account-domains = النطاقات التي أتى بها
pages-account-page = الصفحة
pages-account-trust-then = الثقة آنذاك
pages-account-became = ما آل إليه
pages-account-down = أُزيل أو سيُزال
pages-account-latest-only = { $count ->
    [zero] لا تعديل مذكور ({ $count }).
    [one] لا يُذكر إلا آخر تعديل.
    [two] لا يُذكر إلا آخر تعديلين.
    [few] لا تُذكر إلا آخر { $count } تعديلات.
    [many] لا يُذكر إلا آخر { $count } تعديلًا.
   *[other] لا يُذكر إلا آخر { $count } تعديل.
}
pages-account-no-edits = لم يُقرأ أي تعديل لهذا الكاتب.
pages-account-log = مدخلات السجل
pages-account-done = ما فُعل وما هو مخطط

pages-blocks-nav = المنع المخطط
pages-blocks-what = المنع والحذف وما خُطط غير إزالة النصوص وإعادتها.
pages-blocks-nothing = لا شيء من هذا مخطط.
pages-blocks-edit = التعديل
pages-blocks-row = القاعدة:
pages-blocks-lasts = لو نُفّذ الآن لدام:
pages-blocks-options = الخيارات:
pages-blocks-no-longer = والحال هذه سيُترك:
pages-blocks-checked = ما يُفحص ثانيةً قبل التنفيذ
pages-blocks-checked-block = هل ما زال الكاتب مُسكتًا وغير مستثنى؛ وهل بقي شيء مما يُؤخذ عليه ولم يجد إنسان الحكم خاطئًا؛ وهل هناك منع سارٍ أو قرر إنسان بشأن منع؛ وفي العنوان، هل أتى منه مؤخرًا شيء غير مرغوب فيه، ولا يخفي وكيل (بروكسي) الزوار.
pages-blocks-checked-delete = هل وافق أحد؛ وهل وجد إنسان الحكم خاطئًا أو أزال الشبهة عن الكاتب؛ وهل كتب أحد آخر في الصفحة.
pages-blocks-checked-group = هل ما زال السبب قائمًا، وليس الحساب في تلك الحال بالفعل.
pages-blocks-checked-move = هل ما زالت الصفحة حيث نُقلت، ولم ينقلها منذ ذلك أحد له مكانة.
pages-blocks-checked-filerevert = هل ما زالت النسخة غير المرغوب فيها هي الحالية.

pages-standing-nav = ما زال قائمًا
pages-standing-title = سخام ما زال قائمًا
pages-standing-what = وجد إنسان أو البرنامج أن هذه التعديلات سخام، ونصها على حد العلم ما زال في الويكي. الأقدم أولًا.
pages-standing-nothing = لم يبقَ شيء مما وُجد أنه سخام.
pages-standing-found-person = أكّده إنسان
pages-standing-found-program = وجده البرنامج
pages-standing-up-never = لم تُخطط إزالته قط
pages-standing-up-review = ينتظر موافقة إنسان
pages-standing-up-person = تُرك لإنسان
pages-standing-up-late = حان موعده ولم يُزل بعد
pages-standing-up-cancelled = أُلغيت إزالته مع أن أحدًا لم يجده جيدًا
pages-standing-up-back = أعاده البرنامج من تلقاء نفسه، ثم عدّه إنسان سخامًا
pages-standing-again = هو سخام: أزله

pages-rules-nav = القواعد
pages-rule-what = ما أصابه كل صف من policy.toml وكل علامة، وما رآه الناس في ذلك.
pages-rule-files = القواعد في ملفات، والملفات هي المعتبرة: تُغيَّر هناك، ويُفحص كل تغيير بعيّناته، ويُحفظ تاريخها. هنا تقول ما كان صوابًا، وتسمح لقاعدة موقوفة بالعمل من جديد.
pages-rule-counted = المحسوب
pages-rule-since = الإصابات منذ
pages-rule-nothing-judged = لم يُحكم على شيء بعد.
pages-rule-total = كل التغييرات المحكوم عليها
pages-rule-row = صفوف policy.toml
pages-rule-signal = العلامات
pages-rule-rule = القاعدة
pages-rule-all = الكل
pages-rule-hits = الإصابات
pages-rule-actions = الإجراءات
pages-rule-overturned = المنقوضة
pages-rule-right = مؤكدة أو استرجعها الناس
pages-rule-reported = المُبلَّغ عنها
pages-rule-waiting = أُزيلت ولم يقل أحد شيئًا
pages-rule-nothing = دُوّنت فقط أو رُجع عنها
pages-rule-precision = الدقة
pages-rule-precision-of = { $share } % ({ $low } إلى { $high })، من { $authors ->
    [zero] لا كتّاب ({ $authors })
    [one] كاتب واحد
    [two] كاتبين
    [few] { $authors } كتّاب
    [many] { $authors } كاتبًا
   *[other] { $authors } كاتب
}
pages-rule-precision-is = الدقة للكتّاب الذين تكلم الناس عنهم: من ظُلم مرة يُحسب مظلومًا. وبين القوسين مجال 95 %.
pages-rule-median = وسيط الوقت حتى الإزالة
pages-rule-cost = كلفة النظرة
pages-rule-ms = { $ms } مللي ثانية
pages-rule-now = الآن
pages-rule-acts = تعمل
pages-rule-notes = تدوّن فقط ما تجده.
pages-rule-unused = غير مستعملة: لم تجد شيئًا منذ ثلاثة أشهر.
pages-rule-is-stopped = أوقفتها قرارات الناس فهي تكتفي بالإدراج في القائمة، منذ
pages-rule-is-aside = نُحّيت لأنها أبطأت أو فشلت، منذ
pages-rule-again-how = لتشغيلها من جديد:
pages-rule-again = شغّلها من جديد
pages-rule-endings = ما انتهى أو ينتهي قريبًا
pages-rule-unknown = لا قاعدة ولا صف ولا علامة بهذا الاسم في القواعد السارية الآن.
pages-rule-one = القاعدة
pages-rule-figures-row = أرقام الصف
pages-rule-figures-signal = أرقام العلامة
pages-rule-last = آخر إصابة
pages-rule-weeks = الإصابات بحسب الأسابيع
pages-rule-weeks-told = في الأسابيع الأخيرة ({ $weeks }): منقوضة { $overturned }؛ مؤكدة أو استرجعها الناس { $right }؛ أُزيلت ولم يقل أحد شيئًا { $waiting }؛ دُوّنت فقط أو رُجع عنها { $nothing }.
pages-rule-week = الأسبوع من
pages-rule-text = ما في ملفها
pages-rule-no-text = لا يمكن عرضه كما هو في الملف. انظر مجلد القواعد.
pages-rule-samples = { $count ->
    [zero] لا عيّنات لها ({ $count }).
    [one] لها عيّنة واحدة عليها أن تجتازها.
    [two] لها عيّنتان عليها أن تجتازهما.
    [few] لها { $count } عيّنات عليها أن تجتازها.
    [many] لها { $count } عيّنة عليها أن تجتازها.
   *[other] لها { $count } عيّنة عليها أن تجتازها.
}
pages-rule-latest = آخر الإصابات
pages-rule-reviewed = الإصابات بالصيغة الحالية: { $hits }. حكم الناس على: { $reviewed }. الصواب منها: { $right }.
pages-rule-no-hits = لا إصابات بعد بالصيغة الحالية.
pages-rule-said = كان ذلك
pages-rule-word-right = صوابًا
pages-rule-word-wrong = خطأً
pages-rule-word-open = لم يقل أحد شيئًا

pages-wasted-nav = الوقت الضائع
pages-wasted-since = منذ بدأ wikiwatch الحكم، في
pages-wasted-worst-case = أسوأ حملة
pages-wasted-docs = الطريقة كاملة مع مصادرها في
pages-chart-numbers = أرقام الرسم البياني

pages-oauth-how = من له الصلاحيات اللازمة في الويكي يستطيع الدخول بحسابه هناك. الويكي هو من يسأل عن كلمة السر؛ ولا يعرف wikiwatch إلا لمن الحساب.
pages-oauth-button = ادخل عبر الويكي
pages-oauth-link = برابط
pages-oauth-again = عُد إلى الدخول
pages-oauth-account = الحساب في الويكي:
pages-oauth-old = لم يبدأ هذا الدخول في هذا المتصفح، أو مضى عليه أكثر من 10 دقائق، أو استُعمل من قبل. لم يدخل أحد. ابدأ من جديد.
pages-oauth-refused = لم يسمح لك الويكي بالمرور: رفضتَ أنت أو رفض الويكي. لم يدخل أحد. ابدأ من جديد واسمح بذلك في صفحة الويكي.
pages-oauth-failed = لم يؤكد الويكي من أنت: لم يُجب في الوقت أو لم يُجب كما ينبغي. لم يدخل أحد. ابدأ من جديد بعد دقيقة؛ وإن بقي الأمر فاسأل من يشغّل wikiwatch، ففي سجله ما فشل.
pages-oauth-blocked = هذا الحساب ممنوع في الويكي، ولا يستطيع الدخول هنا ما دام المنع.
pages-oauth-no-right = ليس لهذا الحساب أي من الصلاحيات اللازمة هنا. يستطيع من يشغّل wikiwatch أن يعطيك رابطًا بدلًا من ذلك.

pages-aside-title = تغييرات مُنحّاة
pages-aside-what = أفشلت الحكم أو عطّلته أو أنهت البرنامج مرة بعد مرة. لم يحكم عليها أحد، ولا يُفعل بشأنها شيء من تلقاء نفسه. الأحدث أولًا.
pages-aside-nothing = لا شيء مُنحّى.
pages-aside-ended = أُنهي البرنامج وهو يحكم على هذا وحده (المرات: { $tries })
pages-aside-stalled = استغرق من وقت المعالج أكثر من أي تغيير نزيه (المرات: { $tries })
pages-aside-failed = فشل الحكم عليه: { $error } (المرات: { $tries })
pages-aside-again = احكم عليه من جديد

# ما يكتبه البرنامج في الويكي: صفحة السجل وصفحة الدقة والملخصات والتنبيهات.

## صفحة السجل

log-intro = يكتب wikiwatch هذه الصفحة، وأحدث القرارات أولًا. لا تعرض شيئًا مما أُزيل؛ ففروق النسخ تعرضه.
log-time = الوقت (UTC)
log-diff = الفرق
log-author = الكاتب
log-trust = الثقة
log-reasons = الأسباب
log-outcome = النتيجة
log-due = الموعد
log-older = قرارات أقدم: { $pages }
log-wrong = خطأ؟
log-id = رقم { $id }
log-class = الصنف { $name }
log-class-general = عام
log-not-public = غير معلن
log-outcome-name = { $name ->
    [allow] سُمح به
    [watch] تحت المراقبة
    [hold] عُلّق
    [revert] استُرجع
   *[other] { $name }
}
log-overturned = { $outcome }، وألغاه إنسان
log-action = { $name ->
    [hold] تعليق
    [revert] استرجاع
    [release] إعادة النص
    [block] منع
    [unblock] رفع المنع
    [move] نقل إلى الاسم السابق
    [filerevert] نسخة سابقة من الملف
    [delete] حذف
    [undelete] استعادة
    [group] تغيير المجموعة
   *[other] { $name }
}
log-status = { $name ->
    [planned] مخطط
    [review] ينتظر الموافقة
    [claimed] قيد التنفيذ
    [done] تم
    [skipped] لا حاجة إليه
    [person] ينتظر إنسانًا
    [cancelled] أُلغي
   *[other] { $name }
}
log-came-of = { $action }: { $status }
log-not-done = { $action }، ينتظر إنسانًا: { $why }
log-due-at = { $action }: { $at }
log-mistakes = { $count ->
    [zero] في القواعد { $count } خطأ منذ { $since } (UTC): تبقى النسخة { $version } سارية.
    [one] في القواعد خطأ واحد منذ { $since } (UTC): تبقى النسخة { $version } سارية.
    [two] في القواعد خطآن منذ { $since } (UTC): تبقى النسخة { $version } سارية.
    [few] في القواعد { $count } أخطاء منذ { $since } (UTC): تبقى النسخة { $version } سارية.
    [many] في القواعد { $count } خطأً منذ { $since } (UTC): تبقى النسخة { $version } سارية.
   *[other] في القواعد { $count } خطأ منذ { $since } (UTC): تبقى النسخة { $version } سارية.
}
log-aside = { $count ->
    [zero] أُوقفت { $count } قاعدة خاصة بالويكي منذ { $since } (UTC): يبيّن { $command } أيها ولماذا.
    [one] أُوقفت قاعدة واحدة خاصة بالويكي منذ { $since } (UTC): يبيّن { $command } أيها ولماذا.
    [two] أُوقفت قاعدتان خاصتان بالويكي منذ { $since } (UTC): يبيّن { $command } أيهما ولماذا.
    [few] أُوقفت { $count } قواعد خاصة بالويكي منذ { $since } (UTC): يبيّن { $command } أيها ولماذا.
    [many] أُوقفت { $count } قاعدة خاصة بالويكي منذ { $since } (UTC): يبيّن { $command } أيها ولماذا.
   *[other] أُوقفت { $count } قاعدة خاصة بالويكي منذ { $since } (UTC): يبيّن { $command } أيها ولماذا.
}
log-needed = هناك ما ينتظر من يعتني ببرنامج wikiwatch: يبيّن { $command } ما هو.
log-budget = { $count ->
    [zero] استُنفدت حصة { $budget }، ولا ينتظر أي إجراء ({ $count }).
    [one] استُنفدت حصة { $budget }، وينتظر إجراء واحد.
    [two] استُنفدت حصة { $budget }، وينتظر إجراءان.
    [few] استُنفدت حصة { $budget }، وتنتظر { $count } إجراءات.
    [many] استُنفدت حصة { $budget }، وينتظر { $count } إجراءً.
   *[other] استُنفدت حصة { $budget }، وينتظر { $count } إجراء.
}
log-rule-stopped = القاعدة { $rule } تُدرج فقط ولا تتصرف، لأن أناسًا ألغوا قراراتها. يسمح { $command } لها بالتصرف من جديد.

## صفحة الدقة

accuracy-summary = كيف أدّت القواعد
accuracy-intro = يكتب wikiwatch هذه الصفحة مرة في الأسبوع، وتاريخها هو الأرشيف. لا تذكر أي كاتب ولا تعرض أي تعديل.
accuracy-how = كيف تُقرأ: الإجراءات هي ما فعله البرنامج: نصوص أُزيلت، ونقل أُلغي، ومنع وما شابه. الملغاة: أعادها الناس أو رفعوها أو ألغوها، أو برّأوا الكاتب. المُبلَّغ عنها: اعترض أحدهم. المنتظرة: أزال البرنامج النص ولم يقل أحد بعد أكان ذلك صوابًا. الدقة هي نسبة من أصاب البرنامج في شأنهم من الكتّاب الذين تكلم الناس عنهم: من ظُلم مرة يُحسب مظلومًا؛ وبين القوسين المجال الذي يحويها بيقين 95 %، وهو واسع حيث كان العدد قليلًا. إذا كان في الخانة رقمان فهما لهذا الأسبوع ولكل الوقت. ولا يُحسب ما لم يُنفّذ بعد.
accuracy-bounds = من { $start } إلى { $end } (UTC)، ومنذ { $watched }.
accuracy-version = القواعد: النسخة { $version }.
accuracy-week = هذا الأسبوع
accuracy-ever = كل الوقت
accuracy-judged = التغييرات المحكوم عليها
accuracy-actions = الإجراءات
accuracy-overturned = الملغاة
accuracy-confirmed = المؤكدة
accuracy-reported = المُبلَّغ عنها
accuracy-waiting = المنتظرة
accuracy-precision = الدقة
accuracy-median-program = وسيط الوقت حتى أزال البرنامج تعديلًا
accuracy-median-people = وسيط الوقت حتى ألغى الناس تعديلًا حيث سبقوا البرنامج
accuracy-weeks = الأسابيع الأخيرة
accuracy-weeks-how = ما قاله الناس لاحقًا عن تعديلات أسبوع يُحسب في ذلك الأسبوع.
accuracy-until = حتى
accuracy-median = وسيط الوقت
accuracy-rows = صفوف policy.toml
accuracy-signs = علامات points.toml
accuracy-rule = القاعدة
accuracy-hits = الإصابات
accuracy-last-hit = آخر إصابة
accuracy-nothing = لم تجد أي منها شيئًا بعد.
accuracy-more = وعدد غيرها: { $count }.
accuracy-looks = ما يحتاج إلى نظر
accuracy-unused = غير مستعملة منذ 90 يومًا: { $count }
accuracy-stopped = صفوف تُدرج فقط لأن أناسًا ألغوا قراراتها: { $count }
accuracy-ending = انتهت أو تنتهي خلال 30 يومًا: مدخلات القوائم { $entries }، قواعد الويكي الخاصة { $rules }.
accuracy-end = تُذكر قواعد الويكي الخاصة هنا متى ذكرتها صفحة السجل. والصفوف التي تكشف حال كاتب أو القائمة التي هو فيها تُحسب في المجاميع فقط. ولكل الأرقام، على الجهاز الذي يعمل عليه wikiwatch: { $command }، مع { $csv } لجدول حسابي، أو { $json }.
accuracy-share = { $share } % ({ $low } إلى { $high })، { $hits } من { $total } من الكتّاب

## الملخصات

summary-revert = أُزيل لأنه يبدو تجربة أو إعلانًا؛ الأسباب: { $log } ({ $id }). { $object }
summary-hold = عُلّق حتى ينظر فيه إنسان، والنص محفوظ: { $log } ({ $id }). { $object }
summary-object = أهذا خطأ؟ أخبرنا
summary-release = أُعيد بعد نظرة ثانية: { $revision }، كتبها { $author }؛ { $log } ({ $id })
summary-revision = النسخة { $number }
summary-its-author = كاتبها
summary-log = أحدث القرارات
summary-move = أُعيد إلى اسمه السابق لأن النقل بدا غير مرغوب فيه؛ الأسباب والاعتراضات: { $log } ({ $id })
summary-file = أُعيدت النسخة السابقة لأن الجديدة بدت غير مرغوب فيها؛ الأسباب والاعتراضات: { $log } ({ $id })
summary-delete = أنشأها كاتب صفحات غير مرغوب فيها ولم يكتب فيها غيره؛ انظر { $log } ({ $id })
summary-undo = أُلغي بعد نظرة ثانية: { $log } ({ $id })
summary-group = تبعًا للثقة بالحساب هنا؛ انظر { $log } ({ $id })
summary-block = روابط غير مرغوب فيها؛ انظر { $log } ({ $id })

## ما يقوم مقام صفحة جديدة

notice-hold = تنتظر هذه الصفحة الجديدة حتى ينظر فيها إنسان. لم يضع شيء: نصها محفوظ وموجود في التاريخ، ويعود متى أجازه أحد. القرار { $id } في { $log }.
notice-hold-category = صفحات تنتظر المراجعة
notice-delete = بدت هذه الصفحة الجديدة تجربة أو إعلانًا، فأُزيل نصها. يُرجى من أحد الإداريين حذفها أو إعادة النص من التاريخ. القرار { $id } في { $log }.
notice-delete-category = صفحات مرشحة للحذف
notice-object = أهذا خطأ؟ أخبرنا.

## صفحة الإبلاغ عن الأخطاء

report-summary = حيث يُبلَّغ عن أخطاء هذا البرنامج
report-intro = هنا يقول الناس إن wikiwatch، وهو برنامج يعتني بهذا الويكي، قد أخطأ. لا يزيل شيئًا مما يُكتب هنا، إلا إذا كتب أحدهم أكثر من { $most } حرف؛ ويقرأ الناس كل ذلك.
report-how = إن أُزيل تعديل خطأً، فيُرجى { $form }، مع رقم القرار إن عرفته: تجده في تاريخ الصفحة وفي { $log }. لا حاجة إلى شرح طويل ولا إلى حساب. ومن كان ممنوعًا يستطيع قول ذلك في صفحة نقاشه.
report-form = الإبلاغ هنا
report-decision = القرار: { $id }
report-hint = ما الصواب في التعديل؟ يُرجى عدم تكرار روابطه: يكفي الرقم للعثور عليه.

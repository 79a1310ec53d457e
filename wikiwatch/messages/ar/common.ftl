# Lengths of time, on all pages. A number may have one digit after the point.

span-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
span-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
span-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
span-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

# Fixed words, in tables and lists. Names that the rules of a wiki add stay as they are.

word-outcome = { $name ->
    [allow] سُمح به
    [watch] تحت المراقبة
    [hold] عُلّق
    [revert] استُرجع
   *[other] { $name }
}
word-action = { $name ->
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
word-status = { $name ->
    [planned] مخطط
    [review] ينتظر الموافقة
    [claimed] قيد التنفيذ
    [done] تم
    [skipped] لا حاجة إليه
    [person] ينتظر تدخلًا بشريًّا
    [cancelled] أُلغي
   *[other] { $name }
}
word-state = { $name ->
    [clean] سليم
    [flagged] مشتبه فيه
    [cleared] أُزيلت عنه الشبهة
    [silenced] مُسكت
    [blocked] ممنوع
   *[other] { $name }
}
word-band = { $name ->
    [new] جديد
    [low] منخفض الثقة
    [known] معروف
    [trusted] موثوق
    [old] مخضرم
   *[other] { $name }
}
word-part = { $name ->
    [account] حساب
    [email] بريد إلكتروني مؤكد
    [groups] مجموعات
    [age] عمر الحساب
    [editcount] عدد التعديلات
    [survived] تعديلات بقيت
    [built_on] تعديلات بنى عليها آخرون
    [released] تعديلات أُعيدت
    [reverted] تعديلات استرجعها الناس
    [removed] نص أزاله الناس
    [taken_down] تعديلات أزالها البرنامج
    [confirmed] تعديلات تأكد أنها غير مرغوب فيها
    [warnings] تحذيرات
    [network] الشبكة
    [blocks] عمليات المنع
    [ceiling] الحد الأقصى
    [floor] الحد الأدنى
    [cap] الحد الأقصى للنوع
   *[other] { $name }
}
word-family = { $name ->
    [own] قواعد هذا الويكي الخاصة
    [random] حروف عشوائية
    [repeat] روابط مكررة
    [return] عودة إلى صفحة
    [campaign] حملة
    [learned] متعلَّم من تعديلات سابقة
    [new_link] رابط من مستخدم جديد
    [refused] رفضها الويكي
    [blanking] إفراغ
    [move] نقل أو تحويلة
    [upload] رفع ملف
    [names] أسماء
    [signups] إنشاء حسابات
    [flood] تعديلات كثيرة دفعة واحدة
    [comeback] يشبه كاتبًا ممنوعًا
    [disguise] تمويه
    [size] الحجم
    [time] لم يُقرأ حتى النهاية
    [phrases] عبارات إعلانية
    [reputation] قوائم خارجية
    [linked] عنوان واحد
    [listed] قوائم هذا الويكي
    [network] الشبكة
   *[other] { $name }
}
word-campaign = { $name ->
    [suspected] مشتبه فيها
    [confirmed] مؤكدة
    [dismissed] مستبعدة
    [expired] منتهية
   *[other] { $name }
}
word-proposal = { $name ->
    [open] مفتوح
    [accepted] مقبول
    [rejected] مرفوض
    [carried_out] منفَّذ
    [lapsed] ساقط
    [overturned] منقوض
   *[other] { $name }
}
word-class = { $name ->
    [release] إعادة النص
    [silence] إسكات
    [block] منع
    [delete] حذف
   *[other] { $name }
}
word-decision = { $name ->
    [approve] وُوفق عليه
    [cancel] أُلغي
    [release] أُعيد
    [undo] رُجع عنه
    [confirm] تأكد أنه غير مرغوب فيه
    [clear] أُزيلت الشبهة عن الكاتب
    [silence] أُسكت الكاتب
    [accept] قُبل
    [reject] رُفض
    [keep] أُبقي منتظرًا
    [trip] أُوقفت القاعدة
    [reset] تعمل القاعدة من جديد
    [cleanup] نُظّف
    [suspected] مشتبه فيها
    [confirmed] مؤكدة
    [dismissed] مستبعدة
   *[other] { $name }
}
word-said = { $name ->
    [overturned] نُقض
    [confirmed] تأكد
    [reverted] استرجعه الناس
    [waiting] ينتظر
    [nothing] لا شيء
   *[other] { $name }
}
word-list = { $name ->
    [allow] قائمة السماح
    [watch] قائمة المراقبة المحلية
    [deny] قائمة الرفض
   *[other] { $name }
}
# ما فعله كاتب، في قائمة التنظيف.
word-deed = { $name ->
    [edit] تعديل
    [page] صفحة جديدة
    [move] نقل
    [upload] رفع
   *[other] { $name }
}
# مدة المنع.
lasts-hour = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
lasts-day = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
lasts-week = { $count ->
    [zero] { $count } أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
lasts-month = { $count ->
    [zero] { $count } شهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
lasts-year = { $count ->
    [zero] { $count } سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}

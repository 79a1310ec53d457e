# صفحة المراجعة في الويكي، والصفحة التي تُتخذ فيها القرارات.

review-intro = ما ينتظر مراجعًا، والأحدث أولًا. «{ review-release }»: كان التعديل جيدًا فيُعاد. «{ review-spam }»: كان غير مرغوب فيه فيبقى مُزالًا. انقر وانظر في الاستمارة ثم احفظها: يوضع اسمك والوقت عند الحفظ. لا يُعتد هنا إلا بكلمة من لهم الصلاحية «{ $right }»، ولسائر الناس أن يعترضوا عبر «{ review-wrong }».
review-pages = ما آل إليه الأمر: { $decisions }. كل قرارات البرنامج: { $log }.
review-empty = لا شيء ينتظر.
review-more = هناك المزيد: الأقدم غير معروض هنا.
review-elsewhere = هناك أمر آخر ينتظر من يعتني ببرنامج wikiwatch.
review-author = الكاتب:
review-trust = الثقة { $trust }
review-is-down = أُزيل
review-is-waiting = ينتظر الموافقة
review-is-by-hand = يلزم تنفيذه يدويًا
review-release = إعادة النص
review-spam = سخام
review-yes = نعم
review-no = لا
review-wrong = خطأ؟
review-decisions-intro = قرّر عبر الروابط في { $review }: يفتح كل منها هنا استمارة يكفي حفظها. يُقرأ ما قيل خلال دقيقة ويُجاب عنه هنا ثم يُرفع. لا يُعتد إلا بكلمة من لهم الصلاحية «{ $right }».
review-older = إجابات أقدم
review-does-not-count = هذا لا يُعتد به: لا يُعتد إلا بكلمة من لهم الصلاحية «{ $right }»، وعبر روابط صفحة المراجعة فقط. وصفحة الإبلاغ متاحة للجميع.
review-done = تم
review-noted = سُجّل، وسيُنفّذ قريبًا
review-observed = سُجّل؛ يكتفي wikiwatch الآن بالمراقبة، وسينفّذه متى سُمح له بالعمل
review-person = سُجّل؛ ويلزم تنفيذه يدويًا
review-unknown = لا يُبتّ في شيء بهذا الرقم في هذه الصفحة
review-decided = سبق البتّ فيه؛ لم يتغير شيء
review-not-possible = لم يعد ممكنًا البتّ فيه هكذا؛ لم يتغير شيء
review-own = لا أحد يبتّ في تعديله؛ لم يتغير شيء

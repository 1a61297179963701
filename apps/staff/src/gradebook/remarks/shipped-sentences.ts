import type { SentenceLevel } from '@truong/contracts/remarks';

/** A sentence of the bank. Subject null: of qualities and competences; `any` of every subject. Level null: whatever the level. */
export type Sentence = { subjectCode: string | null | 'any'; level: SentenceLevel | null; text: string };

type ByLevel = Partial<Record<SentenceLevel, readonly string[]>>;

const bySubject: Readonly<Record<string, ByLevel>> = {
  any: {
    well_completed: [
      'Em hoàn thành tốt các nội dung học tập, tích cực phát biểu xây dựng bài.',
      'Em nắm chắc kiến thức, vận dụng tốt vào bài tập và thực tế.',
      'Em có nhiều tiến bộ, chủ động giúp đỡ bạn trong học tập.',
    ],
    completed: [
      'Em hoàn thành các nội dung học tập, cần tự tin hơn khi phát biểu.',
      'Em nắm được kiến thức cơ bản, cần luyện tập thêm để vận dụng linh hoạt hơn.',
      'Em có tiến bộ, cần chú ý trình bày bài cẩn thận hơn.',
    ],
    not_completed: [
      'Em chưa nắm chắc kiến thức cơ bản, cần được thầy cô và gia đình giúp đỡ thêm.',
      'Em cần tập trung hơn trong giờ học và luyện tập thường xuyên ở nhà.',
    ],
  },
  vietnamese: {
    well_completed: [
      'Em đọc to, rõ ràng, diễn cảm; viết chữ đẹp, đúng chính tả.',
      'Em hiểu nội dung bài đọc, viết được đoạn văn có hình ảnh, câu văn trong sáng.',
      'Vốn từ của em phong phú, biết dùng từ đặt câu đúng và hay.',
    ],
    completed: [
      'Em đọc đúng, tốc độ đạt yêu cầu; cần đọc diễn cảm hơn.',
      'Em viết đúng chính tả, cần trình bày sạch và viết câu văn đủ ý hơn.',
      'Em hiểu nội dung chính của bài đọc, cần luyện viết đoạn văn nhiều hơn.',
    ],
    not_completed: [
      'Em đọc còn chậm, cần luyện đọc thành tiếng hằng ngày.',
      'Em viết còn sai nhiều lỗi chính tả, cần luyện viết và đọc thêm.',
    ],
  },
  mathematics: {
    well_completed: [
      'Em tính toán nhanh, chính xác; giải toán có lời văn tốt.',
      'Em nắm chắc kiến thức về số và phép tính, biết giải bài bằng nhiều cách.',
    ],
    completed: [
      'Em thực hiện được các phép tính, cần cẩn thận hơn khi đặt tính.',
      'Em giải được bài toán có lời văn, cần đọc kỹ đề và trình bày lời giải rõ hơn.',
    ],
    not_completed: [
      'Em tính toán còn chậm và nhầm lẫn, cần học thuộc bảng nhân, bảng chia.',
      'Em chưa giải được bài toán có lời văn, cần được hướng dẫn từng bước.',
    ],
  },
  'foreign-language-1': {
    well_completed: ['Em nghe, nói tự tin; nhớ từ vựng và vận dụng tốt các mẫu câu.'],
    completed: ['Em nhớ từ vựng và mẫu câu cơ bản, cần luyện nói và phát âm nhiều hơn.'],
    not_completed: ['Em nhớ ít từ vựng, cần luyện nghe và đọc theo mẫu thường xuyên.'],
  },
  ethics: {
    well_completed: ['Em hiểu bài, thực hiện tốt các hành vi đạo đức đã học trong cuộc sống hằng ngày.'],
    completed: ['Em nhận biết được hành vi đúng, cần thực hiện thường xuyên hơn.'],
    not_completed: ['Em cần được nhắc nhở để thực hiện các hành vi đã học.'],
  },
  'nature-society': {
    well_completed: ['Em ham tìm hiểu, biết nhiều điều về tự nhiên và cuộc sống xung quanh.'],
    completed: ['Em nhận biết được sự vật, hiện tượng đã học, cần quan sát kỹ hơn.'],
    not_completed: ['Em cần quan sát và ghi nhớ thêm các sự vật, hiện tượng quanh mình.'],
  },
  'history-geography': {
    well_completed: ['Em nhớ các sự kiện, địa danh đã học; biết đọc lược đồ và liên hệ với quê hương.'],
    completed: ['Em nhớ các nội dung chính, cần luyện đọc bản đồ, lược đồ.'],
    not_completed: ['Em chưa nhớ các nội dung chính, cần đọc lại bài và xem lược đồ thêm.'],
  },
  science: {
    well_completed: ['Em biết quan sát, làm thí nghiệm và giải thích được hiện tượng trong bài.'],
    completed: ['Em nắm được kiến thức cơ bản, cần liên hệ với thực tế nhiều hơn.'],
    not_completed: ['Em cần ôn lại kiến thức đã học và tham gia thực hành nhiều hơn.'],
  },
  'informatics-technology': {
    well_completed: ['Em thao tác thành thạo, làm được sản phẩm sáng tạo.'],
    completed: ['Em thực hiện được thao tác cơ bản, cần thực hành thêm để nhanh hơn.'],
    not_completed: ['Em thao tác còn lúng túng, cần được hướng dẫn thực hành thêm.'],
  },
  'physical-education': {
    well_completed: ['Em thực hiện đúng, đẹp các động tác; tích cực luyện tập.'],
    completed: ['Em thực hiện được các động tác, cần luyện tập đều hơn.'],
    not_completed: ['Em cần luyện tập thêm các động tác cơ bản.'],
  },
  arts: {
    well_completed: ['Em hát đúng giai điệu; vẽ, tạo hình có ý tưởng sáng tạo.'],
    completed: ['Em hát, vẽ theo được yêu cầu, cần mạnh dạn thể hiện hơn.'],
    not_completed: ['Em cần tham gia hoạt động âm nhạc, mĩ thuật nhiều hơn.'],
  },
  'experience-activities': {
    well_completed: ['Em tham gia tích cực, biết chia sẻ và hợp tác với bạn trong các hoạt động.'],
    completed: ['Em tham gia đầy đủ các hoạt động, cần chủ động hơn.'],
    not_completed: ['Em còn rụt rè, cần tham gia các hoạt động cùng bạn nhiều hơn.'],
  },
};

const ofTraits: ByLevel = {
  good: [
    'Em lễ phép, đoàn kết, yêu thương bạn bè; có trách nhiệm với việc của lớp.',
    'Em chăm chỉ, trung thực trong học tập và sinh hoạt.',
    'Em biết tự học, tự phục vụ; mạnh dạn giao tiếp và hợp tác tốt với bạn.',
    'Em biết phát hiện và tìm cách giải quyết vấn đề, có nhiều ý tưởng sáng tạo.',
  ],
  satisfactory: [
    'Em ngoan, biết vâng lời thầy cô; cần chăm chỉ hơn trong học tập.',
    'Em biết hợp tác với bạn, cần mạnh dạn chia sẻ ý kiến của mình.',
    'Em thực hiện được việc của mình, cần tự giác hơn.',
  ],
  needs_effort: [
    'Em cần chăm chỉ, tự giác hơn trong học tập và thực hiện nội quy của lớp.',
    'Em còn rụt rè, cần được khuyến khích giao tiếp và hợp tác với bạn.',
  ],
};

/** In grades 6-12 remarks speak of progress, strengths and limits whatever the marks. */
const ofSecondary: readonly string[] = [
  'Có tiến bộ rõ rệt trong học kỳ, chủ động và tích cực trong giờ học.',
  'Nắm vững kiến thức, vận dụng tốt vào bài tập và thực tế.',
  'Hoàn thành nhiệm vụ học tập đầy đủ, trình bày bài cẩn thận.',
  'Có năng lực tự học, biết hợp tác với bạn trong các hoạt động nhóm.',
  'Nắm được kiến thức cơ bản, cần luyện tập thêm để làm bài chắc chắn hơn.',
  'Cần chủ động phát biểu, trao đổi trong giờ học.',
  'Cần dành thêm thời gian tự học và hoàn thành đủ bài tập được giao.',
  'Chưa tập trung trong giờ học, cần có kế hoạch ôn lại phần kiến thức còn hổng.',
];

function sentencesOf(subjectCode: string | null, levels: ByLevel): Sentence[] {
  return (Object.entries(levels) as [SentenceLevel, readonly string[]][]).flatMap(([level, texts]) =>
    texts.map((text) => ({ subjectCode, level, text })),
  );
}

/** Those that come with the product for a sheet: its own subject's first. */
export function shippedSentences(sheet: { subjectCode: string | null; isPrimary: boolean }): Sentence[] {
  const { subjectCode, isPrimary } = sheet;
  if (!isPrimary) return ofSecondary.map((text) => ({ subjectCode, level: null, text }));
  if (subjectCode === null) return sentencesOf(null, ofTraits);
  const own = bySubject[subjectCode];
  return [...(own ? sentencesOf(subjectCode, own) : []), ...sentencesOf('any', bySubject.any ?? {})];
}

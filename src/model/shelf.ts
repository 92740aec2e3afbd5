/** The shelves on which the console sets out the ledgers, by what a school or a bureau does there. Every ledger stands on one (test). */
export const SHELVES: readonly (readonly [name: string, ledgers: readonly string[]])[] = [
  ['方案与报送', ['semester-report', 'school-plan', 'doc-receipt', 'doc-chain', 'programme', 'supervise', 'reform', 'collection', 'collection-answer', 'burden']],
  ['会议与责任', ['meeting', 'major-decision', 'duty-list', 'org', 'post', 'appointment', 'liaison', 'style']],
  ['党建、学习与宣传', ['party-life', 'study', 'training', 'induction', 'acknowledgement', 'activity', 'publicity', 'news-draft', 'good-case']],
  ['制度与公开', ['charter', 'democracy', 'power-list', 'norm-doc', 'disclosure', 'school-disclosure', 'service-item', 'guidance', 'law-vp']],
  ['廉洁风险与经费', ['risk', 'internal-control', 'spending', 'procurement', 'purchase-step', 'capital', 'cooperation', 'project', 'milestone', 'eight-rules']],
  ['教学与学生', ['curriculum', 'exam', 'enrolment', 'canteen', 'facility', 'student-help', 'help-need', 'weak-support', 'training-org']],
  ['教师', ['conduct', 'award', 'assessment', 'veto', 'veto-receipt', 'bulletin', 'teacher-care', 'headteacher-allowance', 'pay-guarantee']],
  ['群众与环境', ['concern', 'participation', 'social-watch', 'report-channel', 'satisfaction', 'surroundings', 'livelihood', 'shortboard', 'equity']],
  ['督查、审计与整改', ['rectify', 'inspection', 'inspectorate', 'audit-plan', 'audit', 'accountability', 'case']],
  ['由程序记下', ['programme-issue', 'parameter', 'publication', 'takedown', 'erasure', 'disposal', 'comment', 'material', 'photo-release', 'organisation', 'sign-in-code']],
];

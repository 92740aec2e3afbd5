/** Every ledger that the obligations name, with what it is called and the minutes that a clerk needs for one record; those without a form yet are estimates. */
export const LEDGER_NAMES: Readonly<Record<string, readonly [name: string, minutes: number]>> = {
  accountability: ['问责与提醒诫勉', 20], activity: ['主题活动', 10], appointment: ['选人用人程序', 30], assessment: ['考核', 20], audit: ['内部审计', 30], 'audit-plan': ['轮审计划', 30],
  award: ['评审与奖惩', 20], bulletin: ['师德师风通报', 15], burden: ['负担指数', 5], canteen: ['放心午餐', 5], capital: ['基建后勤', 20], case: ['违规问题查处（数量）', 15], charter: ['章程与制度', 20],
  concern: ['群众关切', 15], conduct: ['从教行为自查（数量）', 10], cooperation: ['合作与委托', 15], curriculum: ['课程与教学', 15], democracy: ['民主管理', 15], disclosure: ['政务公开', 15], 'doc-chain': ['上位文件衔接', 20],
  'doc-receipt': ['文件签收备案', 10], 'duty-list': ['责任清单', 15], 'eight-rules': ['八项规定自查', 5], enrolment: ['阳光招生', 30], equity: ['优质均衡监测', 30], exam: ['考务管理', 15], facility: ['设施建设与使用', 15],
  'good-case': ['典型经验', 20], guidance: ['指导口径', 10], 'headteacher-allowance': ['班主任津贴', 10], inspection: ['检查', 15], inspectorate: ['责任督学', 15], 'internal-control': ['内部控制', 30], 'law-vp': ['法治副校长', 10],
  liaison: ['联系学校与调研', 15], livelihood: ['民生实事', 20], 'major-decision': ['重大教育决策', 30], meeting: ['会议与议定事项', 10], 'norm-doc': ['规范性文件', 30], org: ['组织机构', 10], participation: ['意见征集', 10],
  'party-life': ['组织生活', 10], 'pay-guarantee': ['待遇保障', 20], post: ['岗位说明', 15], 'power-list': ['权责清单', 30], procurement: ['物资采购', 10], programme: ['年度与终期评估', 60], project: ['项目', 15], publicity: ['宣传月', 20],
  rectify: ['限期整改', 20], reform: ['改革事项', 15], 'report-channel': ['举报渠道', 5], risk: ['廉洁风险', 30], satisfaction: ['满意度', 10], 'school-disclosure': ['学校信息公开', 15], 'school-plan': ['本单位工作方案', 40],
  'semester-report': ['学期总结与计划', 60], 'service-item': ['服务事项', 15], shortboard: ['短板清单', 15], 'social-watch': ['社会监督', 10], spending: ['经费使用', 10], 'student-help': ['学业帮扶', 15], study: ['学习', 10],
  style: ['查治建', 15], supervise: ['督办协调', 10], surroundings: ['周边环境', 10], 'teacher-care': ['教师困难', 10], training: ['培训', 10], 'training-org': ['校外培训检查', 20], veto: ['一票否决查询', 5], 'weak-support': ['薄弱与弱势帮扶', 15],
};

/** What a ledger is called; its id where nobody has named it. */
export const ledgerName = (id: string): string => LEDGER_NAMES[id]?.[0] ?? id;

export const isLedgerName = (id: string): boolean => Object.hasOwn(LEDGER_NAMES, id);

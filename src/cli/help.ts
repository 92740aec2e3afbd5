export const HELP = `清廉学校（qinglian）

  npx qinglian start              启动：内置数据库、演示县、http://localhost:3000
  npx qinglian demo --units 1000  建一个更大的演示县（须在新的数据文件夹里）
  npx qinglian county add 代码 县名   建一个县：教育局、一位系统管理员、学期
  npx qinglian county list        列出各县
  npx qinglian verify             核对全部日志和每一条记录，说出第一处对不上的地方
  npx qinglian backup [文件夹]    在其下建一份带日期的备份；服务器开着、停着都行
  npx qinglian backup --try       试着恢复最新的备份，核对后删去
  npx qinglian doctor             体检：数据库、磁盘、权限、备份、日志、节假日表、第二因素、时钟
  npx qinglian restore 备份 [--into 数据文件夹]  恢复一份备份并核对
  npx qinglian verify-publication 文件.json [--key 公钥]   不联网核对一件公开事项
  npx qinglian plan outline 文件 --json    读方案的提纲
  npx qinglian plan sentences 文件 --json  读方案的句子和句址
  npx qinglian duties [--check]   义务总表 docs/duties.md：打印，或核对是否与义务库一致
  npx qinglian help               本说明

可选的环境变量（都不必设）：
  PORT                端口，默认 3000
  QINGLIAN_DATA       数据文件夹，默认 ./.qinglian
  QINGLIAN_BACKUP     夜间备份放在哪里，默认是数据文件夹旁的 …-backups；off 不做
  DATABASE_URL        用一个已有的 PostgreSQL 18 代替内置数据库
  QINGLIAN_HOST       监听地址，默认 127.0.0.1（有演示县时只能是它）
  QINGLIAN_ORIGIN     对外的网址，如 https://qinglian.example.gov.cn
  QINGLIAN_REPORT_ORIGIN  举报页面自己的网址，如 https://report.example.gov.cn（不设则在同一网址的 /c/县/report）
`;

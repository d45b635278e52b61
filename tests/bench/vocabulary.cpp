#include "vocabulary.h"

#include <unicode/ucnv.h>

#include <array>
#include <set>
#include <stdexcept>

namespace baoku::bench {
namespace {

constexpr std::size_t kWords = 24'000;

constexpr std::array kSurnames = {
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡",   "朱",   "高",
    "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于",   "董",   "萧",
    "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋",   "蔡",   "贾",
    "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田",   "任",   "姜",
    "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白",   "崔",   "康",
    "毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "章",   "钱",   "汤",
    "尹", "黎", "易", "常", "武", "乔", "贺", "赖", "龚", "文", "单", "解", "欧阳", "司马", "诸葛"};

constexpr std::array kGiven = {
    "伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超",
    "秀", "霞", "平", "刚", "桂", "英", "华", "玉", "兰", "红", "建", "国", "志", "文", "海", "燕",
    "丽", "春", "梅", "鹏", "飞", "宇", "浩", "然", "子", "轩", "梓", "涵", "晨", "曦", "雨", "婷",
    "雪", "琴", "慧", "颖", "倩", "云", "峰", "亮", "波", "辉", "东", "南", "庆", "祥", "福", "瑞",
    "德", "义", "仁", "忠", "信", "礼", "智", "良", "成", "功", "立", "新", "兴", "昌", "盛", "家",
    "宝", "珍", "珠", "凤", "鸣", "鹤", "松", "柏", "竹", "岩", "川", "河", "溪", "泉", "宏", "博",
    "彦", "翰", "墨", "书", "诗", "韵", "清", "澜", "若", "楠", "桐", "桦", "承", "启", "光", "耀"};

constexpr std::array kOffices = {
    "市委书记",     "市长",         "副市长",       "区长",           "镇长",
    "副镇长",       "村支部书记",   "村委会主任",   "县农业局局长",   "区教育局副局长",
    "市水利局局长", "区文化馆馆长", "市一中校长",   "镇卫生院院长",   "街道党工委书记",
    "社区主任",     "派出所所长",   "市总工会主席", "县供销社主任",   "公司董事长",
    "厂长",         "车间主任",     "总工程师",     "研究所副所长",   "商会会长",
    "县档案馆馆长", "团市委书记",   "妇联主席",     "交通运输局局长", "区城管局副局长"};

constexpr std::array kPlaces = {
    "柳河镇",   "青石桥村",   "东门街道", "白塔社区", "新华路",   "市体育馆",   "南湖公园",
    "双井水库", "城北菜场",   "老火车站", "银杏小区", "第三中学", "和平广场",   "县礼堂",
    "沙洲渡口", "榆林乡",     "工业园区", "农贸市场", "丹霞山下", "机床厂",     "纺织一厂",
    "区政府",   "市人民医院", "西大街",   "临江码头", "铁路货场", "果园示范点", "文庙前",
    "长途车站", "省城",       "高山茶场", "河东灌区"};

constexpr std::array kVerbs = {
    "检查了", "部署了", "研究了", "参观了", "调研了", "启动了", "完成了", "修复了", "改造了",
    "推广了", "整理了", "捐赠了", "介绍了", "讨论了", "通过了", "验收了", "学习了", "宣传了",
    "表彰了", "安排了", "收集了", "引进了", "扩建了", "开办了", "恢复了", "看望了", "慰问了",
    "签订了", "落实了", "监督了", "评选了", "展出了", "组织了", "解决了", "筹备了", "支援了"};

constexpr std::array kThings = {
    "防汛工作",   "春耕生产", "道路工程",   "供水管网",   "小学校舍",   "图书角",     "文艺演出",
    "技术革新",   "招商项目", "老旧小区",   "农田水利",   "粮食收购",   "安全生产",   "职工宿舍",
    "消防演练",   "健康讲座", "环境卫生",   "养老服务",   "路灯",       "古桥",       "博物馆展品",
    "运动会",     "羽毛球赛", "蔬菜大棚",   "苹果新品种", "柑橘林",     "沼气池",     "电话线路",
    "夜校课程",   "广播站",   "志愿者队伍", "困难家庭",   "就业培训班", "纠纷调解室", "垃圾分类",
    "非遗作品",   "社区食堂", "公交线路",   "停车场",     "污水处理厂", "河道清淤",   "森林防火",
    "残疾人创业", "企业用工", "征兵宣传",   "献血活动",   "税收政策",   "灾后重建",   "邮政业务"};

constexpr std::array kProperties = {"明显的", "可喜的", "扎实的", "初步的", "崭新的", "丰富的",
                                    "严格的", "热烈的", "普遍的", "及时的", "稳定的", "艰苦的",
                                    "细致的", "宝贵的", "显著的", "广泛的", "生动的", "坚实的"};

constexpr std::array kUnits = {"万元",   "亩", "公里", "户", "人次",   "吨",
                               "台",     "间", "件",   "株", "平方米", "余名群众",
                               "个项目", "辆", "所",   "场", "份",     "天"};

// The characters of GB 2312 rows 16-55 in an order of their own for each seed; the order is the
// rank of frequency.
std::vector<std::string> common_characters(Random& random) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* gb = ucnv_open("GB2312", &status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no GB2312 converter");
  std::vector<std::string> characters;
  for (int row = 16; row <= 55; ++row) {
    for (int cell = 1; cell <= (row == 55 ? 89 : 94); ++cell) {
      const char bytes[2] = {static_cast<char>(0xA0 + row), static_cast<char>(0xA0 + cell)};
      std::array<UChar, 4> wide{};
      status = U_ZERO_ERROR;
      ucnv_toUChars(gb, wide.data(), 4, bytes, 2, &status);
      const char32_t c = wide[0];
      characters.push_back({static_cast<char>(0xE0 | c >> 12),
                            static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                            static_cast<char>(0x80 | (c & 0x3F))});
    }
  }
  ucnv_close(gb);
  for (std::size_t i = characters.size() - 1; i > 0; --i) {
    std::swap(characters[i], characters[random.below(i + 1)]);
  }
  return characters;
}

std::vector<std::string> make_words(Random random) {
  const auto characters = common_characters(random);
  // Falls off so that 500 characters cover three quarters of a text and 1,500 all but a few
  // percent.
  const WeightedRanks ranks(characters.size(),
                            [](double rank) { return std::exp(-rank / 1800) / (rank + 120); });
  std::vector<std::string> words;
  while (words.size() < kWords) {
    const std::size_t kind = random.below(20);
    const std::size_t length = kind == 0 ? 1 : kind < 15 ? 2 : kind < 18 ? 3 : 4;
    std::string word;
    for (std::size_t i = 0; i < length; ++i) word += characters[ranks.pick(random)];
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::string> make_names(Random random, std::size_t count) {
  const WeightedRanks surnames(kSurnames.size(), [](double rank) { return 1 / (rank + 6); });
  std::set<std::string> seen;
  std::vector<std::string> names;
  while (names.size() < count) {
    std::string name = kSurnames[surnames.pick(random)];
    name += random.pick(kGiven);
    if (!random.chance(15)) name += random.pick(kGiven);
    // Beyond what the characters allow, people share names, as they do.
    if (seen.insert(name).second || seen.size() > 500'000) names.push_back(std::move(name));
  }
  return names;
}

std::vector<Citizen> make_citizens(Random random, std::size_t count) {
  std::vector<Citizen> citizens;
  for (std::string& name : make_names(random, count)) {
    citizens.push_back({std::move(name), random.pick(kOffices)});
  }
  return citizens;
}

std::string number(Random& random) {
  const std::size_t digits = random.between(1, 4);
  std::string text = std::to_string(random.between(1, 9));
  for (std::size_t i = 1; i < digits; ++i) text += std::to_string(random.below(10));
  return text;
}

}  // namespace

Vocabulary::Vocabulary(std::uint64_t seed, std::size_t citizens)
    : words_(make_words(Random(seed, 1))),
      word_ranks_(kWords, [](double rank) { return 1 / (rank + 40); }),
      citizens_(make_citizens(Random(seed, 2), citizens)),
      citizen_ranks_(citizens, [](double rank) { return 1 / (rank + 2); }),
      reporters_(make_names(Random(seed, 3), 60)) {}

std::string fill(const char* pattern, const Vocabulary& vocabulary, Random& random) {
  std::string text;
  for (const char* at = pattern; *at != '\0'; ++at) {
    if (*at != '%') {
      text += *at;
      continue;
    }
    switch (*++at) {
      case 'P': {
        const Citizen& citizen = vocabulary.citizen(random);
        text += citizen.office + citizen.name;
        break;
      }
      case 'p':
        text += vocabulary.citizen(random).name;
        break;
      case 'L':
        text += random.pick(kPlaces);
        break;
      case 'V':
        text += random.pick(kVerbs);
        break;
      case 'O':
        text += random.pick(kThings);
        break;
      case 'A':
        text += random.pick(kProperties);
        break;
      case 'N':
        text += number(random) + random.pick(kUnits);
        break;
      case 'W':
        text += vocabulary.word(random);
        break;
      case 'R':
        text += vocabulary.reporter(random);
        break;
      default:
        throw std::logic_error("unknown slot in a sentence pattern");
    }
  }
  return text;
}

}  // namespace baoku::bench

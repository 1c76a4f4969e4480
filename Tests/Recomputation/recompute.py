#!/usr/bin/env python3
"""An independent recomputation of aggregates.csv from the raw sample files.

It shares nothing with the Swift program but the reference tables under Pipelines/ (industries, correspondence, activity
rules, categories, divisions, retired codes). Column names, formulas and rates stand below, in Python, written from the
rules and not from the program; amounts are exact fractions. It is meant to be read from top to bottom.

    recompute.py --sample SampleData --pipelines Pipelines --period 2021                        its own table
    recompute.py … --compare RUN/aggregates.csv                            differing cells, exit status 1 if any
    recompute.py … --balance                                              what became of the records, a source
    recompute.py … --compare-balance RUN/manifest.json                     compares that with the run's
    recompute.py … --compare-calibers RUN/calibers.csv                     differing cells of the local calibers
"""
import argparse
import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from fractions import Fraction
from pathlib import Path

PROVINCE = "530000"
# In the order of pipeline.yaml.
CALIBERS = ["kunming", "qujing", "yunnan"]
SMALLEST_STEP = Fraction(1, 10_000)  # 元
DEPRECIATION_RATE = Fraction(4, 100)

# --- What the forms say -----------------------------------------------------------------------------------------------

# Variables every unit has (figure), and variables a unit may lack (item): what a token without a figure means.
TEXT_BLANKS = {"", "-", "…", "N/A"}
FIGURE_BLANKS = {"": None, "-": None, "—": None, "…": None, "N/A": None}
ITEM_BLANKS = {"": Fraction(0), "-": Fraction(0), "—": Fraction(0), "…": None, "N/A": Fraction(0)}
PERSONS = "期末用工人数"

ENTERPRISE_2021 = {
    "id": ["统一社会信用代码", "社会信用代码", "统一代码"],
    "name": ["单位详细名称", "企业名称", "单位名称"],
    "region": ["行政区划代码", "区划代码", "所在地区"],
    "address": ["详细地址", "注册地址"],
    "industry": ["行业代码", "国民经济行业代码", "行业代码(GB/T 4754-2017)"],
    "activity": ["主要业务活动", "主要业务活动1"],
    "scope": ["经营范围"],
    "period": ["年份", "报告期", "数据年份"],
}
ENTERPRISE_2021_VARIABLES = {
    PERSONS: [PERSONS, "从业人员期末人数", "期末用工人数(人)"],
    "营业收入": ["营业收入", "营业收入(千元)"],
    "营业成本": ["营业成本", "营业成本(千元)"],
    "税金及附加": ["税金及附加", "税金及附加(千元)"],
    "应交增值税": ["应交增值税", "应交增值税(千元)"],
    "生产补贴": ["生产补贴", "其中:生产补贴"],
    "应付职工薪酬": ["应付职工薪酬(本年贷方累计发生额)", "应付职工薪酬"],
    "本年折旧": ["本年折旧", "本年折旧(千元)"],
    "固定资产原价": ["固定资产原价", "固定资产原价(千元)"],
    "营业利润": ["营业利润", "营业利润(千元)"],
    "投资收益": ["投资收益"],
    "公允价值变动收益": ["公允价值变动收益"],
    "资产处置收益": ["资产处置收益"],
    "资产减值损失": ["资产减值损失(损失以负数填列)", "资产减值损失"],
    "信用减值损失": ["信用减值损失(损失以负数填列)", "信用减值损失"],
}
ENTERPRISE_2018 = {
    "id": ["组织机构代码/统一社会信用代码", "统一社会信用代码", "组织机构代码"],
    "name": ["单位名称", "企业名称"],
    "region": ["地区", "所在地区", "行政区划"],
    "address": ["地址"],
    "industry": ["行业小类", "行业代码"],
    "activity": ["主要业务活动"],
    "scope": ["经营(业务)范围", "经营范围"],
    "period": ["年度", "年份"],
}
ENTERPRISE_2018_VARIABLES = {
    PERSONS: ["从业人员期末人数", PERSONS],
    "营业收入": ["营业收入", "主营业务收入"],
    "营业成本": ["营业成本", "主营业务成本"],
    "税金及附加": ["税金及附加", "营业税金及附加"],
    "应交增值税": ["应交增值税"],
    "应付职工薪酬": ["应付职工薪酬(本年贷方累计发生额)", "应付职工薪酬"],
    "本年折旧": ["本年折旧"],
    "固定资产原价": ["固定资产原价"],
    "营业利润": ["营业利润"],
    "投资收益": ["投资收益(损失以“-”号记)", "投资收益"],
    "公允价值变动收益": ["公允价值变动收益(损失以“-”号记)", "公允价值变动收益"],
    "资产减值损失": ["资产减值损失"],
}
ENTERPRISE_ITEMS = {"税金及附加", "应交增值税", "生产补贴", "投资收益", "公允价值变动收益", "资产处置收益", "资产减值损失",
                    "信用减值损失"}

REG = "{urn:kanghe:sample:health-registry}"
FIN = "{urn:kanghe:sample:health-registry:finance}"
# A field is (path of elements, attribute or None).
INSTITUTION = {
    "id": ("number", None), "name": ("name", None), "region": ("address", "division"), "address": ("address", None),
    "category": ("category", "code"), "industry": ("industry", None), "activity": ("activity", None),
    "period": ("", "year"),
}
INSTITUTION_VARIABLES = {
    PERSONS: ("employees", None), "本年收入合计": ("income", None), "本年支出合计": ("expenditure", None),
    "工资福利支出": ("wages", None), "商品和服务支出": ("goods", None), "劳务费": ("goods", "serviceFees"),
    "福利费": ("goods", "welfareFees"), "对个人和家庭的补助": ("households", None), "退离休费": ("pensions", None),
    "转移性支出": ("transfers", None), "税金及附加费用": ("taxes", None), "资本性支出": ("capital", None),
    "经营收入": ("businessIncome", None), "经营支出": ("businessExpenditure", None), "本年折旧": ("depreciation", None),
    "房屋和构筑物原价": ("assets/buildings", None), "设备原价": ("assets/equipment", None),
    "其他固定资产原价": ("assets/other", None),
}
INSTITUTION_FIGURES = {PERSONS, "本年收入合计", "本年支出合计", "工资福利支出", "商品和服务支出", "本年折旧"}

# In the order of pipeline.yaml, which is the priority of the sources.
SOURCES = [
    {"id": "institutions", "files": "institutions*.xml", "pack": "institution", "registry": True, "unit": 10_000,
     "items": set(INSTITUTION_VARIABLES) - INSTITUTION_FIGURES, "reversed": set(), "notCollected": []},
    {"id": "enterprises", "files": "enterprises-611-3*.csv", "pack": "enterprise", "registry": False, "unit": 1000,
     "items": ENTERPRISE_ITEMS, "reversed": {"资产减值损失", "信用减值损失"}, "notCollected": [],
     "encoding": "gb18030", "fields": ENTERPRISE_2021, "variables": ENTERPRISE_2021_VARIABLES},
    {"id": "enterprises-2018-form", "files": "enterprises-2018-form*.csv", "pack": "enterprise", "registry": False,
     "unit": 1, "items": ENTERPRISE_ITEMS, "reversed": set(),
     "notCollected": ["生产补贴", "资产处置收益", "信用减值损失"],
     "encoding": "utf-8-sig", "fields": ENTERPRISE_2018, "variables": ENTERPRISE_2018_VARIABLES},
]


# --- Reading ----------------------------------------------------------------------------------------------------------


def normalise(text):
    """Full-width ASCII to half-width; no blanks around (strip() knows U+3000)."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)
    return narrow.strip()


def csv_rows(text):
    """The header and the rows; the delimiter is the one that the header has more of."""
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def read_csv(path, source):
    """Raw records as dictionaries; None for a record whose number of fields is wrong, "blank" for one of delimiters only."""
    text = path.read_bytes().decode(source["encoding"])
    header, *body = csv_rows(text)
    header = [normalise(h) for h in header]
    columns = {}
    for field, aliases in (source["fields"] | source["variables"]).items():
        columns[field] = next((header.index(a) for a in aliases if a in header), None)
    for row in body:
        surplus = row[len(header):]
        if row and not any(value.strip() for value in row):
            yield "blank"
        elif len(row) < len(header) or any(normalise(value) for value in surplus):
            yield None
        else:
            yield {field: "" if at is None else normalise(row[at]) for field, at in columns.items()}


def xml_value(element, path, attribute, namespace):
    """The text or the attribute at a path below an element; "" if anything on the way is absent."""
    for step in path.split("/") if path else []:
        element = element.find(namespace + step) if element is not None else None
    if element is None:
        return ""
    return normalise(element.get(attribute, "") if attribute else "".join(element.itertext()))


def read_xml(path, source):
    root = ElementTree.parse(path).getroot()
    if root.tag != REG + "registry":
        raise SystemExit(f"recompute: {path.name}: the root is {root.tag}, expected registry")
    for institution in root.findall(f"{REG}institutions/{REG}institution"):
        record = {f: xml_value(institution, p, a, REG) for f, (p, a) in INSTITUTION.items()}
        figures = institution.find(f"{FIN}figures")
        for variable, (p, a) in INSTITUTION_VARIABLES.items():
            record[variable] = "" if figures is None else xml_value(figures, p, a, FIN)
        record["scope"] = ""
        yield record


def number_of(text):
    """The number, or None if the text is not one: sign, digits, thousands in groups of three, fraction."""
    if not re.fullmatch("[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)?", text):
        return None
    return Fraction(text.replace(",", ""))


class Unreadable(Exception):
    """A figure that is neither a number nor a listed blank, or is more exact than the program keeps."""


def variable_value(name, text, source):
    """A figure in 元 (or persons); None if missing."""
    blanks = ITEM_BLANKS if name in source["items"] else FIGURE_BLANKS
    if text in blanks:
        return blanks[text]
    value = number_of(text)
    if value is None:
        raise Unreadable(name)
    if name == PERSONS:
        if value.denominator != 1:
            raise Unreadable(name)
        return value
    value *= source["unit"]
    if (value / SMALLEST_STEP).denominator != 1:
        raise Unreadable(name)
    return -value if name in source["reversed"] else value


# --- Reference tables -------------------------------------------------------------------------------------------------


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PEOPLES = ("蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 "
           "佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 "
           "锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 "
           "赫哲族 门巴族 珞巴族 基诺族").split()


def short_name(name):
    """The name without its level and, after that, without peoples' names; the name itself if one character is left."""
    for ending in ("自治区", "自治州", "自治县", "省", "市", "州", "县", "区"):
        if name.endswith(ending):
            name = name[: -len(ending)]
            break
    while True:
        people = next((p for p in PEOPLES if name.endswith(p) and len(name) > len(p)), None)
        if people is None:
            return name
        name = name[: -len(people)]


class Divisions:
    """Resolves the text of a region to a code, from codes, retired codes and names."""

    def __init__(self, folder):
        rows = table(folder / "divisions.csv")
        self.level = {r["code"]: r["level"] for r in rows}
        self.parent = {r["code"]: r["parent"] for r in rows}
        self.retired = {r["retired_code"]: [c for c in r["current_codes"].split("|") if c]
                        for r in table(folder / "retired-codes.csv")}
        # A short name of one character (云县 → 云) would be found in half of all texts: full names only there.
        self.forms = {}
        for r in rows:
            short = short_name(r["name"])
            self.forms[r["code"]] = {r["name"], short} if len(short) > 1 else {r["name"]}
        self.children = {}
        for code, parent in self.parent.items():
            self.children.setdefault(parent, []).append(code)

    def resolve(self, text):
        if re.fullmatch("[0-9]{6}|[0-9]{9}|[0-9]{12}", text):
            return self.resolve_code(text[:6])
        return self.resolve_name(text)

    def resolve_code(self, code):
        if code in self.level:
            return code
        successors = self.retired.get(code, [])
        if len(successors) == 1:
            return successors[0]
        parents = {self.parent[s] for s in successors}
        common = parents.pop() if len(parents) == 1 else None
        return common if common and self.level[common] == "prefecture" else None

    def resolve_name(self, text):
        """Province, prefecture, county from the start of the text, each optional; the reading that uses most of it
        counts, and of two that use the same the higher level (大理 is the prefecture)."""
        best = (0, None)
        for province, rest in [(PROVINCE, text), *self.matches(self.children[""], text)]:
            named = len(rest) < len(text)
            readings = [(province, rest)] if named else []
            for prefecture, after in self.matches(self.of_level(province, "prefecture"), rest):
                readings += [(prefecture, after), *self.matches(self.of_level(prefecture, "county"), after)]
            readings += self.unique_county(province, rest)
            for code, left in readings:
                if len(text) - len(left) > best[0]:
                    best = (len(text) - len(left), code)
        return best[1]

    def of_level(self, parent, level):
        return [c for c in self.children.get(parent, []) if self.level[c] == level]

    def matches(self, codes, text):
        """The codes one of whose names begins the text, and what is left; only the longest name of each."""
        found = []
        for code in codes:
            lengths = [len(form) for form in self.forms[code] if text.startswith(form)]
            if lengths:
                found.append((code, text[max(lengths):]))
        return found

    def unique_county(self, province, text):
        """A county without its prefecture, if no other county of the province begins the text as long as it does."""
        prefectures = self.of_level(province, "prefecture")
        counties = self.of_level(province, "county") + [c for p in prefectures for c in self.of_level(p, "county")]
        found = self.matches(counties, text)
        shortest_rest = min((len(rest) for _, rest in found), default=0)
        longest = [(code, rest) for code, rest in found if len(rest) == shortest_rest]
        return longest if len(longest) == 1 else []

    def ancestors(self, code):
        """The code, its prefecture, its province."""
        line = []
        while code:
            line.append(code)
            code = self.parent[code]
        return line

    def region_of(self, region, address):
        """The region of a record, or without one what its address names; a prefecture or province is refined by an
        address in one of its counties."""
        if not region:
            return self.resolve_name(address) if address else None
        code = self.resolve(region)
        if code and self.level[code] != "county" and address:
            county = self.resolve_name(address)
            if county and self.level[county] == "county" and code in self.ancestors(county):
                return county
        return code


class Classification:
    """Industries of 2017, the health classification, activity rules, institution categories."""

    def __init__(self, folder):
        self.section = {r["code"]: r["section"]
                        for r in table(folder / "gbt4754-2017/items.csv") if r["level"] == "class"}
        self.earlier_section = {r["code"]: r["section"] for r in table(folder / "gbt4754-2011/codes.csv")}
        self.successors = {}
        for row in table(folder / "gbt4754-2011/bridge.csv"):
            self.successors.setdefault(row["code_2011"], []).append(row["code_2017"])
        health = folder / "health-industry-2019-working"
        rows = table(health / "correspondence.csv")
        self.class_of = {r["industry_code"]: r["class_code"] for r in rows}
        self.partial = {r["industry_code"] for r in rows if r["partial"] == "1"}
        self.negations = negations(health / "edition.yaml")
        self.rules = {r["industry_code"]: (terms(r["include_any"]), terms(r["exclude_any"]))
                      for r in table(health / "activity_rules.csv")}
        self.categories = {r["category"]: r["industry_code"] for r in table(folder / "ws218/categories.csv")}

    def valid_industry(self, text):
        """The 4-digit class of 2017, or None; of a 2011 code the class that it became, if that is just one.

        A section letter must be the one of the class in its edition.
        """
        found = re.fullmatch("([A-Z]?)([0-9]{4})", text.upper())
        if not found:
            return None
        letter, code = found.groups()
        if code in self.section and letter in ("", self.section[code]):
            return code
        successors = self.successors.get(code, [])
        if letter in ("", self.earlier_section.get(code)) and len(successors) == 1:
            return successors[0] or None
        return None

    def category_industry(self, category):
        """The industry of the longest listed category that begins this one; None if it has none."""
        for length in range(len(category), 0, -1):
            if category[:length] in self.categories:
                return self.categories[category[:length]] or None
        return None

    def activity_outcome(self, industry, texts):
        """class, outside or undetermined: the first text in which a term occurs decides."""
        include, exclude = self.rules.get(industry, ([], []))
        for text in texts:
            included, excluded = (any(says(t, text, self.negations) for t in words) for words in (include, exclude))
            if included or excluded:
                return "undetermined" if included and excluded else "class" if included else "outside"
        return "undetermined"


def negations(edition):
    """The words by which a text denies what it names."""
    found = re.search(r"(?m)^negations: \[(.*)\]$", edition.read_text(encoding="utf-8"))
    return [word.strip() for word in found.group(1).split(",")] if found else []


def activities(text):
    """What a text lists: between commas, semicolons and stops; what stands in brackets is one of its own.

    A bracket that nothing closes holds nothing together: it is read as a comma.
    """
    opening, closing = "([（［【〔", ")]）］】〕"
    unclosed = []
    for place, sign in enumerate(text):
        if sign in opening:
            unclosed.append(place)
        elif sign in closing and unclosed:
            unclosed.pop()
    depth, piece, pieces = 0, "", []
    for place, sign in enumerate(text):
        is_bracket = sign in opening or sign in closing
        if is_bracket or (depth == 0 and sign in ";,；，。\n\r"):
            pieces.append(piece)
            piece = ""
        else:
            piece += sign
        if sign in opening and place not in unclosed:
            depth += 1
        if sign in closing:
            depth = max(depth - 1, 0)
    return [piece for piece in [*pieces, piece] if piece]


def says(term, text, negations):
    """Whether a text names a term and does not deny it: 不含药品, 药品除外. A term that negates, 不含诊疗, is not turned round."""
    if any(word in term for word in negations):
        return term in text
    for activity in activities(text):
        for place in (match.start() for match in re.finditer(f"(?={re.escape(term)})", activity)):
            if any(activity.endswith(word) or 0 <= activity.find(word) <= place - len(word) for word in negations):
                continue
            return True
    return False


def terms(text):
    return [term for term in text.split("|") if term]


class Caliber:
    """A local grouping: the field of each national class, and of industries outside the classification."""

    def __init__(self, folder, classes, negations):
        self.negations = negations
        text = (folder / "caliber.yaml").read_text(encoding="utf-8")
        self.id = folder.name
        self.region = re.search('(?m)^region: "([0-9]{6})"', text).group(1)
        self.fields = re.findall('(?m)^ *- {code: "([^"]+)", name: ', text)
        self.field_of, self.outside = {}, {}
        for row in table(folder / "mapping.csv"):
            if row["scope"] == "outside":
                self.outside[row["code"]] = (row["field"], terms(row["include_any"]))
            else:
                for code in classes:
                    if code == row["code"] or code.startswith(row["code"] + "."):
                        self.field_of[code] = row["field"]

    def outside_field(self, unit, industry):
        """The field of a unit outside the classification; None where the caliber does not count it."""
        if industry not in self.outside:
            return None
        field, wanted = self.outside[industry]
        texts = [unit["activity"], unit["scope"], unit["name"]]
        return field if not wanted or any(says(term, text, self.negations) for term in wanted for text in texts) else None


def read_calibers(pipelines):
    edition = pipelines / "classifications/health-industry-2019-working"
    items = table(edition / "items.csv")
    classes = [row["code"] for row in items if row["level"] == "class"]
    words = negations(edition / "edition.yaml")
    return [Caliber(pipelines / "calibers" / name, classes, words) for name in CALIBERS]


# --- One record -------------------------------------------------------------------------------------------------------


def unit_key(text, registry):
    """What identifies the unit: its organisation code, mostly. None if the text has no recognised shape."""
    number = re.sub(r"[\s\-]", "", text.upper())
    if not re.fullmatch("[0-9A-Z]+", number):
        return None
    length = len(number)
    if length == 18:
        return number[8:17]
    if length == 9:
        return number
    if registry and length in (22, 15, 12):
        return {22: number[:9], 15: number[6:], 12: number}[length]
    return None


def category_code(record, registry):
    """The category field's leading letters and digits; else what a registry number of 22 characters holds."""
    field = re.match("[A-Z]+[0-9]*", record.get("category", "").upper())
    if field:
        return field.group()
    number = re.sub(r"[\s\-]", "", record["id"].upper())
    return number[17:21] if registry and len(number) == 22 else ""


class Reader:
    """Reads a raw record to a unit record, or says what became of it: rejected or outside."""

    def __init__(self, period, divisions, classification, calibers=()):
        self.period, self.divisions, self.classification = period, divisions, classification
        self.kept_aside = {industry for caliber in calibers for industry in caliber.outside}

    def read(self, raw, source):
        if raw is None:
            return "rejected"
        if raw == "blank":
            return raw
        for field in ("id", "name", "region", "address", "industry", "activity", "scope", "period", "category"):
            raw[field] = "" if raw.get(field, "") in TEXT_BLANKS else raw[field]
        key = unit_key(raw["id"], source["registry"])
        year = re.fullmatch("([0-9]{4})年?", raw["period"])
        if not key or not year:
            return "rejected"
        if year.group(1) != self.period:
            return "outside"
        if not raw["name"]:
            return "rejected"
        unit = {"key": key, "source": source["id"], "pack": source["pack"],
                "category": category_code(raw, source["registry"]),
                "industry": raw["industry"], "activity": raw["activity"], "scope": raw["scope"], "name": raw["name"]}
        if self.is_irrelevant(unit):
            return self.aside(unit, raw, source) or unit | {"irrelevant": True, "aside": False}
        region = self.divisions.region_of(raw["region"], raw["address"])
        if region is None:
            return "rejected"
        if PROVINCE not in self.divisions.ancestors(region):
            return "outside"
        return self.with_values(unit | {"irrelevant": False, "aside": False, "region": region}, raw, source)

    def aside(self, unit, raw, source):
        """The unit with region and values if a local caliber may count it; None if not, or if it is not readable."""
        if self.classification.valid_industry(unit["industry"]) not in self.kept_aside:
            return None
        region = self.divisions.region_of(raw["region"], raw["address"])
        if region is None or PROVINCE not in self.divisions.ancestors(region):
            return None
        result = self.with_values(unit | {"irrelevant": True, "aside": True, "region": region}, raw, source)
        return None if isinstance(result, str) else result

    def is_irrelevant(self, unit):
        industry = self.classification.valid_industry(unit["industry"])
        if industry is None or industry in self.classification.class_of:
            return False
        return self.classification.category_industry(unit["category"]) is None

    def with_values(self, unit, raw, source):
        names = INSTITUTION_VARIABLES if source["pack"] == "institution" else source["variables"]
        try:
            values = {name: variable_value(name, raw[name], source) for name in names}
        except Unreadable:
            return "rejected"
        return unit | {"values": values, "notCollected": source["notCollected"]}


# --- Units ------------------------------------------------------------------------------------------------------------


def match(records, balance):
    """One unit a key: the first record stands, later ones fill what it lacks."""
    units = {}
    for record in records:
        first = units.get(record["key"])
        if first is None:
            units[record["key"]] = record
            continue
        balance[record["source"]]["duplicate"] += 1
        if (not first["irrelevant"] and not record["irrelevant"]) or (first["aside"] and record["aside"]):
            fill(first, record)
    for unit in units.values():
        # What the form of the first record does not collect counts as zero; a later record of it proves no zero.
        for name in unit.get("notCollected", []):
            unit["values"].setdefault(name, Fraction(0))
    return list(units.values())


def fill(first, later):
    for field in ("industry", "category", "activity", "scope"):
        first[field] = first[field] or later[field]
    for name, value in later["values"].items():
        if first["values"].get(name) is None:
            first["values"][name] = value


def code(unit, classification):
    """(outcome, class): accepted, undetermined or outside; the class of an undetermined unit is its candidate."""
    industry = classification.category_industry(unit["category"]) or classification.valid_industry(unit["industry"])
    if industry is None:
        return "undetermined", None
    if industry not in classification.class_of:
        return "outside", None
    health_class = classification.class_of[industry]
    if industry not in classification.partial:
        return "accepted", health_class
    outcome = classification.activity_outcome(industry, [unit["activity"], unit["scope"], unit["name"]])
    return {"class": "accepted"}.get(outcome, outcome), health_class


def breaks_relation(unit):
    """The relations of severity error: income or revenue and persons are not negative."""
    names = [PERSONS, "营业收入" if unit["pack"] == "enterprise" else "本年收入合计"]
    return any(unit["values"].get(n) is not None and unit["values"][n] < 0 for n in names)


def total(values, plus, minus=()):
    """Σ plus − Σ minus, or None if any of them is missing."""
    amounts = [values.get(n) for n in plus], [values.get(n) for n in minus]
    if None in amounts[0] or None in amounts[1]:
        return None
    return sum(amounts[0], Fraction(0)) - sum(amounts[1], Fraction(0))


def derive_enterprise(v):
    return {
        "revenue": v.get("营业收入"),
        "labour_compensation": v.get("应付职工薪酬"),
        "net_taxes_on_production": total(v, ["税金及附加", "应交增值税"], ["生产补贴"]),
        "consumption_of_fixed_capital": v.get("本年折旧"),
        "operating_surplus": total(v, ["营业利润", "资产减值损失", "信用减值损失"],
                                   ["投资收益", "公允价值变动收益", "资产处置收益"]),
    }, set()


def derive_institution(v):
    depreciation, imputed = v.get("本年折旧"), set()
    if depreciation is None:
        assets = total(v, ["房屋和构筑物原价", "设备原价", "其他固定资产原价"])
        if assets is not None:
            depreciation, imputed = assets * DEPRECIATION_RATE, {"consumption_of_fixed_capital", "value_added"}
    return {
        "revenue": v.get("本年收入合计"),
        "labour_compensation": total(v, ["工资福利支出", "劳务费", "福利费", "对个人和家庭的补助"], ["退离休费", "转移性支出"]),
        "net_taxes_on_production": v.get("税金及附加费用"),
        "consumption_of_fixed_capital": depreciation,
        "operating_surplus": total(v, ["经营收入"], ["经营支出"]),
    }, imputed


COMPONENTS = ["labour_compensation", "net_taxes_on_production", "consumption_of_fixed_capital", "operating_surplus"]
INDICATORS = ["units", "employees", "revenue", "value_added", *COMPONENTS]
UNIT_OF = {"units": "个", "employees": "人"}


def derive(unit):
    """(values by indicator, indicators whose value is imputed)."""
    values = unit["values"]
    result, imputed = derive_enterprise(values) if unit["pack"] == "enterprise" else derive_institution(values)
    result["value_added"] = total(result, COMPONENTS)
    result["units"], result["employees"] = Fraction(1), values.get(PERSONS)
    return result, imputed


# --- Aggregates -------------------------------------------------------------------------------------------------------


class Cell:
    """One cell of the cube: a sum, and what is known of its parts."""

    def __init__(self):
        self.sum, self.present, self.lacking, self.imputed = Fraction(0), 0, 0, False

    def add(self, value, imputed):
        if value is None:
            self.lacking += 1
        else:
            self.sum += value
            self.present += 1
            self.imputed = self.imputed or imputed

    def value(self):
        return self.sum if self.present else None

    def status(self):
        if not self.present:
            return "missing"
        return "incomplete" if self.lacking else "imputed" if self.imputed else "normal"


def add_unit(cells, unit, regions, classes):
    values, imputed = derive(unit)
    for region in regions:
        for class_code in classes:
            for indicator in INDICATORS:
                cell = cells.setdefault((region, class_code, indicator), Cell())
                cell.add(values[indicator], indicator in imputed)


def levels(class_code):
    """01.1.1 → class, group, division."""
    parts = class_code.split(".")
    return [".".join(parts[:n]) for n in (3, 2, 1)]


def exact(value):
    """A fraction with a finite decimal expansion, without trailing zeros."""
    if value is None:
        return ""
    digits = 0
    while (value * 10 ** digits).denominator != 1:
        digits += 1
    scaled = abs(value.numerator * 10 ** digits // value.denominator)
    text = str(scaled).rjust(digits + 1, "0")
    text = text[: len(text) - digits] + ("." + text[-digits:] if digits else "")
    return ("-" if value < 0 else "") + text


def rounded(value, digits):
    """Half away from zero."""
    scaled = abs(value) * 10 ** digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10 ** digits)


def gross_domestic_product(path, period):
    """元 by region; the province is the sum of the prefectures."""
    result = {r["行政区划代码"]: Fraction(r["地区生产总值(亿元)"]) * 10 ** 8 for r in table(path) if r["年份"] == period}
    result[PROVINCE] = sum(result.values(), Fraction(0))
    return result


def output_rows(accepted, undetermined, gdp):
    """The table: (region, class, indicator, value, unit, status)."""
    result = []
    for (region, class_code, indicator), cell in accepted.items():
        result.append((region, class_code, indicator, exact(cell.value()), UNIT_OF.get(indicator, "元"), cell.status()))
        if indicator == "value_added" and cell.value() is not None and region in gdp:
            share = rounded(cell.value() / gdp[region] * 100, 6)
            result.append((region, class_code, "share_of_gdp", exact(share), "%", cell.status()))
    for (region, class_code, indicator), cell in undetermined.items():
        unit = UNIT_OF.get(indicator, "元")
        result.append((region, class_code, indicator, exact(cell.value()), unit, "undetermined"))
    result += [(region, "_T", "gdp", exact(value), "元", "normal") for region, value in gdp.items()]
    return sorted(result)


def read_sources(sample, period, reader):
    """All records that take part in matching, in order of priority, and the balance of the others."""
    records, balance = [], {}
    for source in SOURCES:
        counts = balance[source["id"]] = Counter(read=0, accepted=0, review=0, rejected=0, duplicate=0, outside=0, blank=0)
        for path in sorted((sample / period).glob(source["files"])):
            for raw in (read_xml if path.suffix == ".xml" else read_csv)(path, source):
                counts["read"] += 1
                result = reader.read(raw, source)
                if isinstance(result, str):
                    counts[result] += 1
                else:
                    records.append(result)
    return records, balance


class CaliberCells:
    """Sums of the local calibers: (caliber, region, field, part, code, indicator) → Cell."""

    def __init__(self, calibers, divisions):
        self.calibers, self.divisions, self.cells = calibers, divisions, {}

    def add(self, unit, places):
        values, imputed = derive(unit)
        for place in places:
            for indicator in INDICATORS:
                self.cells.setdefault((*place, indicator), Cell()).add(values[indicator], indicator in imputed)

    def own(self, unit):
        return [c for c in self.calibers if c.region in self.divisions.ancestors(unit["region"])]

    def add_class(self, unit, class_code):
        for caliber in self.own(unit):
            field = caliber.field_of[class_code]
            if field:
                self.add_to(caliber, unit, field, "national", class_code)
            else:
                self.add(unit, [(caliber.id, caliber.region, "", "not_covered", code) for code in ("_T", class_code)])

    def add_outside(self, unit, industry):
        for caliber in self.own(unit):
            field = caliber.outside_field(unit, industry)
            if field:
                self.add_to(caliber, unit, field, "outside", industry)

    def add_to(self, caliber, unit, field, part, code):
        self.add(unit, [(caliber.id, caliber.region, field, part, code), (caliber.id, caliber.region, field, "total", "_T"),
                        (caliber.id, caliber.region, "_T", "total", "_T")])

    def rows(self, gdp):
        """In the columns of calibers.csv, without the names; totals and the part not covered are there without units."""
        for caliber in self.calibers:
            fixed = [("_T", "total"), ("", "not_covered"), *[(field, "total") for field in caliber.fields]]
            for field, part in fixed:
                self.cells.setdefault((caliber.id, caliber.region, field, part, "_T", "units"), Cell())
        result = []
        for (caliber, region, field, part, code, indicator), cell in self.cells.items():
            value = cell.sum if indicator == "units" else cell.value()
            status = "normal" if indicator == "units" else cell.status()
            place = (caliber, region, field, part, code)
            result.append((*place, indicator, exact(value), UNIT_OF.get(indicator, "元"), status))
            if part == "total" and indicator == "value_added" and value is not None and region in gdp:
                share = rounded(value / gdp[region] * 100, 6)
                result.append((*place, "share_of_gdp", exact(share), "%", cell.status()))
        return sorted(result)


def recompute(sample, pipelines, period):
    """(rows of the table, balance by source, rows of the local calibers)."""
    divisions = Divisions(pipelines / "divisions")
    classification = Classification(pipelines / "classifications")
    calibers = read_calibers(pipelines)
    local = CaliberCells(calibers, divisions)
    records, balance = read_sources(sample, period, Reader(period, divisions, classification, calibers))
    accepted, undetermined = {}, {}
    for unit in match(records, balance):
        counts = balance[unit["source"]]
        outcome, class_code = ("outside", None) if unit["irrelevant"] else code(unit, classification)
        industry = classification.valid_industry(unit["industry"])
        is_local = unit["aside"] and any(c.outside_field(unit, industry) for c in calibers)
        if outcome != "outside" and breaks_relation(unit):
            outcome = "rejected"
        is_local = is_local and not breaks_relation(unit)
        counts["review" if outcome == "undetermined" else outcome] += 1
        if outcome == "accepted":
            add_unit(accepted, unit, divisions.ancestors(unit["region"]), levels(class_code) + ["_T"])
            local.add_class(unit, class_code)
        elif outcome == "undetermined":
            classes = levels(class_code) if class_code else ["_U"]
            add_unit(undetermined, unit, divisions.ancestors(unit["region"]), classes + ["_T"])
        elif is_local:
            local.add_outside(unit, industry)
    gdp = gross_domestic_product(sample / "gdp.csv", period)
    balances = {source: dict(counts) for source, counts in balance.items()}
    return output_rows(accepted, undetermined, gdp), balances, local.rows(gdp)


# --- Comparing --------------------------------------------------------------------------------------------------------

HEADER = ["region_code", "class_code", "indicator", "value", "unit", "status"]


def by_cell(rows):
    """Rows by what they are about; undetermined amounts are cells of their own. A cell told twice stays in the list."""
    cells = {}
    for region, class_code, indicator, value, unit, status in rows:
        kind = "undetermined" if status == "undetermined" else "counted"
        cells.setdefault((region, class_code, indicator, kind), []).append((value, unit, status))
    return cells


def compare(rows, path):
    """Prints what differs from the file; the number of differences."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        theirs = by_cell([[row[name] for name in HEADER] for row in csv.DictReader(file)])
    ours = by_cell(rows)
    differing = [cell for cell in sorted(ours | theirs) if ours.get(cell) != theirs.get(cell)]
    print(f"{len(ours | theirs)} cells compared, {len(differing)} differ")
    for cell in differing[:40]:
        print(f"  {' '.join(cell)}: recomputed {words(ours.get(cell))}, in the file {words(theirs.get(cell))}")
    return len(differing)


def words(entries):
    return "no row" if entries is None else " and ".join(" ".join(entry) for entry in entries)


CALIBER_HEADER = ["caliber", "region_code", "field_code", "part", "code", "indicator", "value", "unit", "status"]


def compare_calibers(rows, path):
    """Prints what differs from calibers.csv; the number of differences."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        theirs = Counter(tuple(row[name] for name in CALIBER_HEADER) for row in csv.DictReader(file))
    ours = Counter(rows)
    differing = sorted(((ours - theirs) + (theirs - ours)).elements())
    print(f"{sum((ours | theirs).values())} cells of calibers compared, {len(differing)} differ")
    for row in differing[:40]:
        print(f"  {'recomputed' if ours[row] > theirs[row] else 'in the file'}: {' '.join(row)}")
    return len(differing)


def compare_balance(balance, path):
    manifest = json.loads(Path(path).read_text(encoding="utf-8"))
    theirs = {source["id"]: source["balance"] for source in manifest["sources"]}
    differences = 0
    for source, counts in balance.items():
        for name, count in counts.items():
            if theirs.get(source, {}).get(name) != count:
                differences += 1
                print(f"  {source} {name}: recomputed {count}, in the manifest {theirs.get(source, {}).get(name)}")
    print(f"{len(balance)} sources compared, {differences} counts differ")
    return differences


def main():
    parser = argparse.ArgumentParser(description="Recompute aggregates.csv from the raw sample files.")
    parser.add_argument("--sample", type=Path, required=True, help="the sample inbox, SampleData")
    parser.add_argument("--pipelines", type=Path, required=True, help="the definitions, Pipelines")
    parser.add_argument("--period", default="2021")
    parser.add_argument("--compare", metavar="CSV", help="aggregates.csv of a run")
    parser.add_argument("--balance", action="store_true", help="print the balance of the records a source")
    parser.add_argument("--compare-balance", metavar="JSON", help="manifest.json of a run")
    parser.add_argument("--compare-calibers", metavar="CSV", help="calibers.csv of a run")
    options = parser.parse_args()
    rows, balance, calibers = recompute(options.sample, options.pipelines, options.period)
    differences = 0
    if options.balance:
        print(json.dumps(balance, ensure_ascii=False, indent=2))
    if options.compare:
        differences += compare(rows, options.compare)
    if options.compare_balance:
        differences += compare_balance(balance, options.compare_balance)
    if options.compare_calibers:
        differences += compare_calibers(calibers, options.compare_calibers)
    if not (options.balance or options.compare or options.compare_balance or options.compare_calibers):
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([HEADER, *rows])
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()

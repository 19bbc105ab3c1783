package dev.guerdon.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in tables are told at the cell in which they stand. */
class TableMistakesTest {
    private static final RuleFiles SHOP = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final String FILE = "tiers/orders.drl.csv";
    private static final String TABLE = """
            RuleSet,tiers,
            RuleTable Z,,
            NAME,CONDITION,CONDITION,METADATA,ACTION
            ,Member,Member,,
            ,orders >= $param,"tier in (""$1"", ""$2"")","until(""$param"")","propose.qualifiesFor(""$param"");"
            Rule,Orders,Tiers,End,Tier
            Silver by orders,3,"basic,silver",2030-01-01,silver
            "Gold, by orders",9,,,"gold"
            """;

    @Test
    void aTableWithoutAMistakeIsGood() {
        assertThat(places(TABLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders,3           | orders,three        | 7:18 | a word without quotes
            orders,3           | orders,  3§         | 7:20 | a strange character
            orders,3           | orders,-1           | 7:18 | a bound that always holds
            "basic             | "bsic               | 7:20 | the first word of two
            basic,silver       | basic,silvr         | 7:20 | the second
            2030-01-01         | 2030-1-1            | 7:35 | a day
            2030-01-01         | 2020-01-01          | 7:35 | a rule that is over
            01-01,silver       | 01-01,silvr         | 7:46 | a word in a proposal
            "gold"             | "glod"              | 8:23 | the same in quotes
            "gold"             | ""                  | 8:23 | a rule that proposes nothing
            orders >=          | ordrs >=            | 5:2  | a property in the head, for all rules once
            orders >=          | orders =            | 5:2  | a sign in the head
            ,Member,Member     | ,Membr,Member       | 4:2  | a fact
            until(             | untl(               | 5:46 | a metadata
            qualifiesFor       | qualifisFor         | 5:66 | a verb
            propose.qualifiesFor | System.exit       | 5:66 | no verb
            "Gold, by orders"  | Silver by orders    | 8:1  | a name that stands twice
            "Gold, by orders"  | "  Gold\u00ADby"    | 8:1  | an invisible character in a name
            RuleSet,tiers      | RuleSet;tiers       | 1:8  | other signs between cells
            CONDITION,METADATA | CONDITION,NAME      | 3:26 | a column that stands twice
            CONDITION,METADATA | CONDITION, METADTA  | 3:27 | a kind of column
            """)
    void aMistakeStandsWhereItsCellBegins(String part, String instead, String place, String what) {
        assertThat(TABLE).contains(part);
        assertThat(places(TABLE.replace(part, instead))).as(what).containsExactly(place);
    }

    /** Only the rule of that row is without what the action speaks of. */
    @Test
    void anEmptyCellWhoseConditionBindsSomethingIsToldWithItsRule() {
        String table = """
                RuleSet,earning,,
                RuleTable Z,,,
                NAME,CONDITION,CONDITION,ACTION
                ,Member,$line : Line,
                ,"tier == ""$param""\","category == ""$param""\","propose.times($line, $param);"
                Rule,Tier,Category,Factor
                Gold on tea,gold,product,3
                Gold on all,gold,,2
                """;
        Candidate candidate =
                Candidate.of(RuleFiles.read(Path.of("src/test/rules/retail")).with(Map.of("earning/t.drl.csv", table)));
        assertThat(candidate.findings())
                .filteredOn(Finding::isError)
                .extracting(Finding::toString, Finding::rule)
                .containsExactly(tuple("earning/t.drl.csv:8:18: $line is not bound before", "Gold on all"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RuleSet,tiers      | RulSet,tiers        | 1:1  | there is no "RulSet". Did you mean "RuleSet"?
            RuleSet,tiers      | "Ruelset",tiers     | 1:1  | there is no "Ruelset". Did you mean "RuleSet"?
            RuleTable Z        | RulTable Z          | 2:1  | there is no "RulTable". Did you mean "RuleTable"?
            orders >= $param   | orders >= $parm     | 5:2  | $parm is not bound. Did you mean "$param"?
            orders >= $param   | orders >= $Param    | 5:2  | $Param is not bound. Did you mean "$param"?
            (""$param"");"     | (""$params"");"     | 5:66 | $params is not bound. Did you mean "$param"?
            orders,3           | orders,"500,00"     | 7:18 | write the number with digits and one point: 500.00, not 500,00
            orders,3           | orders,500,00       | 7:18 | this row has more cells than there are columns, as a comma parts them: write the number as 500.00
            orders,3           | orders,1,000        | 7:18 | this row has more cells than there are columns, as a comma parts them: write the number as 1000
            orders,3,"basic,silver"  | orders,3,basic | 7:20 | the column takes 2 values parted by commas from each cell, and this one has 1
            "basic,silver"     | "basic,silver,gold" | 7:20 | the column takes 2 values parted by commas from each cell, and this one has 3
            orders,3           | orders,EUR3         | 7:18 | money is a plain number such as 49.99: leave the EUR out
            ,,,"gold"          | ,,,gold,x           | 8:28 | this cell has no column, as the table has 5 and the row 6 cells: take it out, or put a text with a comma in it in quotes
            ,,,"gold"          | ,,,                 | 8:23 | no action is filled in here, so that the rule would give nothing: fill one in, or take the row out
            ,,,"gold"          | ``                  | 8:19 | no action is filled in here, so that the rule would give nothing: fill one in, or take the row out
            Rule,Orders,Tiers,End,Tier\\n | ``        | 6:18 | here the titles of the columns should stand, and what stands here is left out: put a row of titles before it
            Rule,Orders,Tiers,End,Tier   | ,Orders,Tiers,End,gold | 6:19 | here the titles of the columns should stand, and what stands here is left out: put a row of titles before it
            Rule,Orders,Tiers,End,Tier   | ,Orders,Tiers,End,true | 6:19 | here the titles of the columns should stand, and what stands here is left out: put a row of titles before it
            Rule,Orders,Tiers,End,Tier   | ,,"basic,silver",End,Tier | 6:3 | here the titles of the columns should stand, and what stands here is left out: put a row of titles before it
            """)
    void aSlipIsToldByItsCause(String part, String instead, String place, String sentence) {
        String table = TABLE.replace(part.translateEscapes(), instead);
        assertThat(table).isNotEqualTo(TABLE);
        assertThat(findings(table)).extracting(Finding::toString).containsExactly(FILE + ":" + place + ": " + sentence);
    }

    @Test
    void whatIsWrongWithItsFormHidesNothingElseOfATable() {
        assertThat(findings("""
                        RulSet,tiers,
                        Sequential,true
                        Import,java.util.List
                        RuleTable Z,,
                        NAME,CONDITON,CONDITION,PRIORITY,ACTION
                        ,Member,Member,,
                        ,orders >= $parm,"tier in (""$1"", ""$2"")",$param,"propose.qualifiesFor(""$param"");"
                        Rule,Orders,Tiers,Priority,Tier
                        Silver,3,"basic,silver",1,silvr
                        Gold,,,2,gold
                        Gold again,1,000,,3,gold

                        Platinum,nine,"basic,glod",4,platinum
                        """))
                .extracting(Finding::toString)
                .containsExactly(
                        FILE + ":1:1: there is no \"RulSet\". Did you mean \"RuleSet\"?",
                        FILE + ":2:1: 'Sequential' is not allowed: rules have no order; what becomes of all their"
                                + " proposals together is always the same. Where only the best of several rules is to"
                                + " count, write @bestOf(\"group\")",
                        FILE + ":3:1: imports are not needed: the facts of the package are there",
                        FILE + ":5:6: there is no kind of column \"CONDITON\". Did you mean \"CONDITION\"?",
                        FILE + ":5:25: 'PRIORITY' is not allowed: rules have no order; what becomes of all their"
                                + " proposals together is always the same. Where only the best of several rules is to"
                                + " count, write @bestOf(\"group\")",
                        FILE + ":7:2: $parm is not bound. Did you mean \"$param\"?",
                        FILE + ":9:27: unknown tier \"silvr\". Did you mean \"silver\"?",
                        FILE + ":10:6: no condition is filled in here, so that the rule would hold for everybody: fill"
                                + " one in, or take the row out",
                        FILE + ":11:12: this row has more cells than there are columns, as a comma parts them: write"
                                + " the number as 1000",
                        FILE + ":13:1: behind an empty row nothing is read: take the empty row out, or begin another"
                                + " table with RuleTable",
                        FILE + ":13:10: a Member has no nine. Did you mean \"zone\"?",
                        FILE + ":13:15: unknown tier \"glod\". Did you mean \"gold\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RuleSet,tiers,            | RuleSet,tiers,\\nVariables,Object o | 2:1 | globals are not allowed
            RuleSet,tiers,            | RuleSet,tiers,\\n,Functions,"void f() {\\n  while (true);\\n}" | 2:2 | functions are not allowed
            RuleSet,tiers,            | RuleSet,tiers,\\nDeclare,"declare Member end" | 2:1 | declared types are not allowed
            RuleSet,tiers,            | RuleSet,tiers,\\nQueries,"query q Member() end" | 2:1 | queries are not allowed
            NAME,CONDITION            | P,CONDITION                       | 3:1 | 'P' is not allowed: rules have no order
            NAME,CONDITION            | NO-LOOP,CONDITION                 | 3:1 | 'NO-LOOP' is not allowed: leave it out
            NAME,CONDITION            | H,CONDITION                       | 3:1 | there is no kind of column "H". Known:
            CONDITION,METADATA        | CONDITION,COMMENT                 | 3:26 | there is no kind of column "COMMENT". Known:
            """)
    void whatHasNoPlaceInATableIsToldWhereItStands(String part, String instead, String place, String sentence) {
        String table = TABLE.replace(part, instead.translateEscapes());
        assertThat(table).isNotEqualTo(TABLE);
        assertThat(findings(table))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .startsWith(FILE + ":" + place + ": " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RuleSet,tiers
            RuleSet,tiers\\nRuleTable Z
            RuleSet,tiers\\nRuleTable Z\\nCONDITION,ACTION\\nMember
            ,\\n,
            """)
    void whatIsNoTableIsToldOnce(String table) {
        assertThat(findings(table.translateEscapes())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RuleSet,tiers                | ruleset,tiers
            RuleSet,tiers,               | RuleSet,tiers,\\nNotes,Of the rules
            Rule,Orders,Tiers,End,Tier   | Rule,3 orders or more,Tiers,2030,Tier
            Rule,Orders,Tiers,End,Tier   | 1,Orders,Tiers,End,Tier
            Rule,Orders,Tiers,End,Tier   | ,,,,
            ,Member,Member,,\\n,orders | ,$parm : Member...,$parm : Member...,,\\n,$parm.orders
            """)
    void whatOnlyLooksLikeASlipIsGood(String part, String instead) {
        String table = TABLE.replace(part.translateEscapes(), instead.translateEscapes());
        assertThat(table).isNotEqualTo(TABLE);
        assertThat(findings(table)).isEmpty();
    }

    @Test
    void aCellThatGoesOnOverALineBreakIsToldAndTheOtherRowsAreRead() {
        String sentence =
                ": a text in quotes does not end in this row: a cell is one line, take the line break out, or write"
                        + " the quote that is missing";
        assertThat(findings(TABLE.replace("Silver by orders", "\"Silver\nby orders\"")
                        .replace("\"gold\"", "glod")
                        .replace("by orders\",9", "by orders\",nine")))
                .extracting(Finding::toString)
                .containsExactly(
                        FILE + ":7:1" + sentence,
                        FILE + ":9:19: a Member has no nine. Did you mean \"zone\"?",
                        FILE + ":9:26: unknown tier \"glod\". Did you mean \"gold\"?");
        assertThat(findings(TABLE.replace("Silver by orders", "\"Silver by orders")))
                .extracting(Finding::toString)
                .containsExactly(FILE + ":7:1" + sentence);
        assertThat(findings(TABLE.replace("Rule,Orders", "\"Rule\n\",Orders")))
                .extracting(Finding::toString)
                .containsExactly(FILE + ":6:1" + sentence);
        assertThat(findings(TABLE.replace("RuleSet,tiers,", "RuleSet,tiers,\n\"A note\nin two lines\"")))
                .isEmpty();
    }

    @Test
    void wordsOfACellMayBeTakenInAnotherOrder() {
        String turned = TABLE.replace("(\"\"$1\"\", \"\"$2\"\")", "(\"\"$2\"\", \"\"$1\"\")");
        assertThat(turned).isNotEqualTo(TABLE);
        assertThat(places(turned.replace("basic,silver", "basic,silvr"))).containsExactly("7:20");
    }

    @Test
    void aMistakeOfTheHeadIsNoRulesOwn() {
        assertThat(Candidate.of(SHOP.with(Map.of(FILE, TABLE.replace("orders >=", "ordrs >="))), NOW)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isNull());
    }

    @Test
    void whatTheHeadDoesNotTakeIsTheRowsMistake() {
        String both = TABLE.replace("orders,3", "orders,\"\"\"x\"\"\"").replace("orders\",9", "orders\",\"\"\"y\"\"\"");
        assertThat(places(both)).containsExactly("7:18", "8:19");
    }

    @Test
    void whereNoMarkCanBeSetTheRowIsTold() {
        assertThat(places(TABLE.replace("\"gold\"", "gl\uE002od"))).containsExactly("8:1");
    }

    private static List<String> places(String table) {
        return findings(table).stream()
                .map(each -> each.line() + ":" + each.column())
                .toList();
    }

    private static List<Finding> findings(String table) {
        return Candidate.of(SHOP.with(Map.of(FILE, table)), NOW).findings().stream()
                .filter(each -> each.file().equals(FILE))
                .toList();
    }
}

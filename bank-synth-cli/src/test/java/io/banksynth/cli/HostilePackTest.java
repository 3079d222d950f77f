package io.banksynth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packs come from anyone, and checksums are easily made to fit. Whatever is in one, it is refused in one line with its place, or rows
 * come of it: no fault, no rows that depend on where a range begins, nothing that a terminal obeys.
 */
class HostilePackTest {
    private static final String SYNTHESIZERS = "synthesizers.json";
    private static final String ENCODERS = "encoders.json";

    @TempDir
    private static Path shared;

    private static Path pack;

    @TempDir
    Path folder;

    private EditedPack edited;

    @BeforeAll
    static void savePack() {
        pack = shared.resolve("pack");
        PackFiles.save(CoreBanking.pack(), pack);
    }

    @BeforeEach
    void copyPack() throws IOException {
        edited = EditedPack.copyOf(pack, folder.resolve("pack"));
    }

    // ---- how rows are drawn

    @Test
    void whatIsCountedExists() {
        refusedDrawn(rows -> kinds(rows).putArray("numbering").add(0), "all combinations or by none");
        refusedDrawn(rows -> kinds(rows).putArray("numbering").add(-1), "a whole number");
        refusedDrawn(rows -> recurring(rows).put("kind", 900), "there is no kind 900");
        refusedDrawn(rows -> recurring(rows).put("regularity", "always"), "often, certain, exact");
        refusedDrawn(rows -> ((ArrayNode) rows.get("recurrences").get("kinds")).add(recurring(rows)), "recurs twice");
        refusedDrawn(rows -> asked(rows, "{\"since_kind\":900}"), "there is no kind 900");
        refusedDrawn(rows -> asked(rows, "{\"due\":2}"), "no more than 2");
        refusedDrawn(rows -> asked(rows, "{\"children\":\"cards\"}"), "no term");
        refusedDrawn(rows -> never(rows, -9_000_000_000L), "so many there are not");
        refusedDrawn(rows -> never(rows, -7), "there is no kind -7");
        refusedDrawn(rows -> column(rows, "~kind").put("choices", 1 << 24), "it is not from 0 to");
        refusedDrawn(rows -> column(rows, "~kind").put("choices", 900), "~kind");
    }

    /** A register that another row filled would make rows depend on where a range begins. */
    @Test
    void nothingIsAskedThatIsNotDrawnBefore() {
        refusedDrawn(rows -> reverse((ArrayNode) rows.get("columns")), "is not drawn before it");
        refusedDrawn(rows -> asked(rows, "{\"column\":\"NOSUCH\",\"of\":\"own\"}"), "NOSUCH", "not drawn before it");
        refusedDrawn(rows -> asked(rows, "{\"column\":\"NOSUCH\",\"of\":\"previous\"}"), "NOSUCH", "not drawn");
        refusedDrawn(rows -> ((ArrayNode) rows.get("columns")).add(column(rows, "~kind")), "~kind is drawn twice");
        refusedDrawn(rows -> rows.put("order", "~end"), "~end", "no date or time");
        refusedDrawn(rows -> rows.remove("kinds"), "kind");
        refusedDrawn(rows -> column(rows, "~end").put("nature", "text"), "~end");
        refusedDrawn(rows -> ((ObjectNode) column(rows, "~kind").get("tree")).remove("ask"), "nothing is asked here");
    }

    @Test
    void otherParentsAreAskedWhereTheyAreMatched() {
        String customer = "{\"linked\":\"GRADE\",\"link\":\"CUSTOMER_ID\"}";
        refusedDrawn(rows -> asked(rows, customer), "along CUSTOMER_ID, which is not matched");
        refusedDrawn(rows -> asked(rows, "{\"linked\":\"A\",\"link\":\"B\"}"), "along B, which is not matched");
        refusedDrawn(
                rows -> asked(rows, "{\"listed\":\"A\",\"link\":\"B\",\"exponent\":0}"), "B", "not drawn before it");
        refusedDrawn(rows -> asked(rows, "{\"listed\":\"A\",\"link\":\"B\",\"exponent\":99}"), "at most 18 digits");
    }

    @Test
    void keysAreCopiedAlongWaysThatExist() {
        for (String way : List.of(
                "\"NOSUCH\",\"CUSTOMER_ID\"",
                "\"ACCOUNT_ID\",\"NOSUCH\"",
                "\"CUSTOMER_ID\",\"CUSTOMER_ID\"",
                "\"ACCOUNT_ID\",\"BRANCH_ID\"")) {
            EditedPack other = copy("way" + copies++);
            other.with(SYNTHESIZERS, tree -> copied(tree).set("way", EditedPack.read("[" + way + "]")));
            Invocation.of("info", "--model", other.folder()).assertRefused(3, "does not lead up the drivers");
        }
        refused(SYNTHESIZERS, tree -> copied(tree).set("way", EditedPack.read("[]")), "a foreign key at least");
        refused(SYNTHESIZERS, tree -> copied(tree).remove("way"), "CUSTOMER_ID");
    }

    private static ObjectNode copied(ObjectNode tree) {
        for (JsonNode link : EditedPack.table(tree, "ACCOUNT_HOLDERS").get("links")) {
            if (link.path("fan_out").has("way")) {
                return (ObjectNode) link.get("fan_out");
            }
        }
        throw new IllegalArgumentException("no key of holders is copied");
    }

    @Test
    void rowsAboveAreThereToBeAsked() {
        edited.with(SYNTHESIZERS, tree -> askedFor(opened(tree), "{\"column\":\"OPENED_ON\",\"of\":\"grandparent\"}"));
        generated(3, "they ask for OPENED_ON of the grandparent, which they do not have");

        edited.with(SYNTHESIZERS, tree -> askedFor(opened(tree), "{\"column\":\"NOSUCH\",\"of\":\"parent\"}"));
        generated(3, "NOSUCH");
    }

    /** Whatever asked for what is made up of the rows below would ask for what is not known yet. */
    @Test
    void whatRowsBelowMakeUpIsANumberThatNothingAsksFor() {
        refusedRolled("NOSUCH", "{\"column\":\"BALANCE_AFTER\",\"of\":\"own\"}", "NOSUCH is no number that is drawn");
        refusedRolled("STATUS", "{\"column\":\"BALANCE_AFTER\",\"of\":\"own\"}", "STATUS is no number that is drawn");
        refusedRolled("BALANCE", "{\"column\":\"NOSUCH\",\"of\":\"own\"}", "NOSUCH is no number that is drawn");
        refusedRolled("BALANCE", "{\"column\":\"BALANCE\",\"of\":\"parent\"}", "only numbers of the row itself");
        refusedRolled("OPENED_ON", "{\"column\":\"BOOKED_AT\",\"of\":\"own\"}", "ask for ACCOUNTS.OPENED_ON");

        refusedTogether(
                tree -> ((ArrayNode) rolling(tree).get("rolled"))
                        .add(rolling(tree).get("rolled").get(0)),
                "ACCOUNTS.BALANCE is made up twice");
        refusedTogether(
                tree -> ((ObjectNode) link(tree, "ACCOUNTS", "fan_out").get("fan_out"))
                        .set("rolled", rolling(tree).get("rolled")),
                "is no number that is drawn");
        refusedTogether(
                tree -> asked(drawn(tree, "TRANSACTIONS"), "{\"column\":\"BALANCE\",\"of\":\"parent\"}"),
                "rows of TRANSACTIONS ask for ACCOUNTS.BALANCE, which is made up after them");
        refusedTogether(
                tree -> drawn(tree, "ACCOUNTS")
                        .set("follows", EditedPack.read("[{\"column\":\"BALANCE\",\"term\":{\"constant\":1}}]")),
                "ACCOUNTS.BALANCE is made up twice");
    }

    @Test
    void codesAreThoseOfTheirColumns() {
        refusedDrawn(
                rows -> ((ArrayNode) kinds(rows).get("combinations").get(0)).set(0, 900), "that there is not: 900");
        refused(
                ENCODERS,
                tree -> ((ArrayNode) columnOf(tree, "TRANSACTIONS", "CHANNEL").get("values")).add("MORE"),
                "does not weigh as many atoms");
        refused(
                SYNTHESIZERS,
                tree -> ((ArrayNode) link(tree, "ACCOUNTS", "categories").get("categories")).add(1),
                "has not as many choices");
    }

    @Test
    void deepNestingIsToldNotRunInto() {
        String deep = "{\"plus\":[{\"constant\":1},".repeat(400) + "{\"constant\":1}" + "]}".repeat(400);
        refusedDrawn(rows -> asked(rows, deep), "nested too deep");

        String deeper = "[".repeat(5000) + "]".repeat(5000);
        edited.withText(SYNTHESIZERS, text -> text.replaceFirst("\\{", "{\"x\":" + deeper + ","));
        read(3, SYNTHESIZERS, "no valid JSON");
    }

    @Test
    void graphAndModelsSpeakOfTheSameTables() {
        String graph = "relationship_graph.json";
        for (String key : List.of("tables", "relationships")) {
            EditedPack other = copy("without-" + key).with(graph, tree -> tree.putArray(key));
            Invocation.of("info", "--model", other.folder()).assertRefused(3, "Cannot read pack");
        }
        edited.with(graph, tree -> ((ObjectNode) tree.get("tables").get(2)).putArray("columns"));
        read(3, graph, "There is no column");

        EditedPack twice = copy("twice");
        for (String file : List.of(ENCODERS, SYNTHESIZERS)) {
            twice.with(file, tree -> ((ArrayNode) tree.get("tables")).add(EditedPack.table(tree, "CARDS")));
        }
        Invocation.of("info", "--model", twice.folder()).assertRefused(3, "two models of table CARDS");
    }

    // ---- numbers

    @Test
    void numbersOfOtherKindsAreRefused() {
        for (String number : List.of("1e999", "1.5", "\"7\"", "99999999999999999999999", "null", "[]")) {
            EditedPack other = copy("of" + number.length() + number.charAt(0));
            other.withText(SYNTHESIZERS, text -> text.replaceFirst("\"rows\" : \\d+", "\"rows\" : " + number));
            Invocation.of("info", "--model", other.folder()).assertRefused(3, SYNTHESIZERS, "rows");
        }
        edited.withText(SYNTHESIZERS, text -> text.replaceFirst("\"rows\" : \\d+", "\"rows\" : NaN"));
        read(3, SYNTHESIZERS, "no valid JSON");
    }

    @Test
    void countsAreNeitherNegativeNorBeyondReason() {
        refused(SYNTHESIZERS, tree -> EditedPack.table(tree, "CARDS").put("rows", -1), "Not a weight: -1");
        refused(SYNTHESIZERS, tree -> EditedPack.table(tree, "BRANCHES").put("rows", 100_000), "in 100000 rows");
        refused(
                SYNTHESIZERS,
                tree -> ((ArrayNode) link(tree, "EMPLOYEES", "depths").get("depths")).set(0, Long.MIN_VALUE),
                "Not a weight");
        refused(ENCODERS, tree -> fanOut(tree).set(0, -7), "children");
        refused(SYNTHESIZERS, tree -> link(tree, "CARDS", "fan_out").remove("fan_out"), "how many children");
        refused(ENCODERS, tree -> fanOut(tree).set(0, Long.MAX_VALUE), "children");
    }

    @Test
    void stepsAndKeysStayWithinTheirCells() {
        refused(
                SYNTHESIZERS,
                tree -> ((ArrayNode) column(drawn(tree, "TRANSACTIONS"), "AMOUNT")
                                .get("atoms")
                                .get("steps"))
                        .set(0, 0),
                "Steps are above 0");
        for (long step : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62}) {
            EditedPack other = copy("step" + step);
            other.with(
                    ENCODERS,
                    tree -> columnOf(tree, "TRANSACTIONS", "TRANSACTION_ID").put("step", step));
            generate(other).assertRefused(2, "TRANSACTION_ID", "values; ask for fewer rows");
        }
        edited.with(
                ENCODERS,
                tree -> columnOf(tree, "TRANSACTIONS", "TRANSACTION_ID").put("start", Long.MAX_VALUE));
        generated(2, "TRANSACTION_ID", "has only 1 values");
    }

    // ---- names

    @Test
    void unknownKeysAreRefusedInEncodersToo() {
        refused(
                ENCODERS,
                tree -> columnOf(tree, "TRANSACTIONS", "TRANSACTION_ID").put("stop", 1),
                "unknown key stop");
    }

    @Test
    void whatATerminalObeysIsShownAndNotSent() {
        String name = "A\u001b[2J\u001b]0;x\u0007B\u009b31m\u202eC\nnothing\r\u0000";
        edited.with("metadata.json", tree -> {
            ((ArrayNode) tree.get("warnings")).add(name);
            ((ObjectNode) tree.get("configuration")).put(name, name);
        });
        Invocation shown = Invocation.of("info", "--model", edited.folder());

        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("A\\u001b[2J\\u001b]0;x\\u0007B\\u009b31m\\u202eC\\nnothing\\u000d\\u0000")
                .doesNotContainPattern("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202e}&&[^\\n]]");

        refusedDrawn(rows -> rows.put("x\u001b[31mred", 1), "unknown key", "x\\u001b[31mred");
    }

    @Test
    void namesWithoutEndAreCut() {
        String name = "X".repeat(1_000_000);
        refusedDrawn(
                rows -> asked(rows, "{\"column\":\"" + name + "\",\"of\":\"own\"}"), "[...]", "not drawn before it");
    }

    // ----

    private EditedPack copy(String name) {
        try {
            return EditedPack.copyOf(pack, folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ObjectNode drawn(ObjectNode tree, String table) {
        return (ObjectNode) EditedPack.table(tree, table).get("drawn");
    }

    private static ObjectNode kinds(ObjectNode rows) {
        return (ObjectNode) rows.get("kinds");
    }

    private static ObjectNode recurring(ObjectNode rows) {
        return (ObjectNode) rows.get("recurrences").get("kinds").get(0);
    }

    private static ObjectNode column(ObjectNode rows, String name) {
        return find(rows.get("columns"), "column", name);
    }

    private static ObjectNode columnOf(ObjectNode tree, String table, String name) {
        return find(EditedPack.table(tree, table).get("columns"), "column", name);
    }

    private static ObjectNode find(JsonNode among, String key, String name) {
        for (JsonNode one : among) {
            if (one.get(key).asText().equals(name)) {
                return (ObjectNode) one;
            }
        }
        throw new IllegalArgumentException("there is no " + key + " " + name);
    }

    /** The first link of a table that has a key. */
    private static ObjectNode link(ObjectNode tree, String table, String key) {
        for (JsonNode link : EditedPack.table(tree, table).get("links")) {
            if (link.has(key)) {
                return (ObjectNode) link;
            }
        }
        throw new IllegalArgumentException("there is no link with " + key);
    }

    private static ArrayNode fanOut(ObjectNode encoders) {
        return (ArrayNode) EditedPack.table(encoders, "TRANSACTIONS")
                .get("fan_outs")
                .get(0)
                .get("values");
    }

    /** Lets the tree of the last column begin with a question. */
    private static void asked(ObjectNode rows, String term) {
        JsonNode columns = rows.get("columns");
        askedFor((ObjectNode) columns.get(columns.size() - 1), term);
    }

    /** The column that says when an account was opened. */
    private static ObjectNode opened(ObjectNode tree) {
        return column(drawn(tree, "ACCOUNTS"), "OPENED_ON");
    }

    /** Lets the tree of a column begin with a question. */
    private static void askedFor(ObjectNode column, String term) {
        ObjectNode root = column.get("tree").deepCopy();
        ObjectNode leaf = root.deepCopy();
        leaf.remove(List.of("ask", "below", "among", "yes", "no"));
        ObjectNode asking = leaf.deepCopy();
        asking.set("ask", EditedPack.read(term));
        asking.put("below", 1);
        asking.set("yes", root);
        asking.set("no", leaf);
        column.set("tree", asking);
    }

    private static void never(ObjectNode rows, long kind) {
        ObjectNode ban =
                ((ObjectNode) rows.get("columns").get(1)).putArray("never").addObject();
        ban.put("kind", kind).put("units", 10).putArray("atoms").add(0);
    }

    private static void reverse(ArrayNode list) {
        ArrayNode copy = list.deepCopy();
        list.removeAll();
        for (Iterator<JsonNode> each = copy.iterator(); each.hasNext(); ) {
            list.insert(0, each.next());
        }
    }

    private void refusedDrawn(Consumer<ObjectNode> edit, String... told) {
        refused(SYNTHESIZERS, tree -> edit.accept(drawn(tree, "TRANSACTIONS")), told);
    }

    private int copies;

    private void refused(String file, Consumer<ObjectNode> edit, String... told) {
        EditedPack other = copy("edit" + copies++).with(file, edit);
        Invocation run = Invocation.of("info", "--model", other.folder());
        run.assertRefused(3, told);
        assertThat(run.err()).contains("tables[");
    }

    /** What TRANSACTIONS make up of their parents. */
    private static ObjectNode rolling(ObjectNode tree) {
        for (JsonNode link : EditedPack.table(tree, "TRANSACTIONS").get("links")) {
            if (link.path("fan_out").has("rolled")) {
                return (ObjectNode) link.get("fan_out");
            }
        }
        throw new IllegalArgumentException("nothing is rolled up");
    }

    private void refusedRolled(String column, String of, String told) {
        refusedTogether(
                tree -> ((ObjectNode) rolling(tree).get("rolled").get(0))
                        .put("column", column)
                        .set("of", EditedPack.read(of)),
                told);
    }

    /** What is wrong with tables together is told without a place in one of them. */
    private void refusedTogether(Consumer<ObjectNode> edit, String told) {
        EditedPack other = copy("edit" + copies++).with(SYNTHESIZERS, edit);
        Invocation.of("info", "--model", other.folder()).assertRefused(3, told);
    }

    private void read(int code, String... told) {
        Invocation.of("info", "--model", edited.folder()).assertRefused(code, told);
    }

    private void generated(int code, String... told) {
        generate(edited).assertRefused(code, told);
        assertThat(folder.resolve("output")).doesNotExist();
    }

    private Invocation generate(EditedPack from) {
        return Invocation.of(
                "generate",
                "--model",
                from.folder(),
                "--target_table",
                "TRANSACTIONS",
                "--target_rows",
                10,
                "--output_dir",
                folder.resolve("output"));
    }
}

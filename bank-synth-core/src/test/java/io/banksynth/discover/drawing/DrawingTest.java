package io.banksynth.discover.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Cardinality;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.schema.Evidence;
import io.banksynth.schema.EvidenceSource;
import io.banksynth.schema.JoinType;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Review;
import io.banksynth.schema.SchemaGraph;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final String HOSTILE = "X\"><SCRIPT>ALERT('1')</SCRIPT>&\\";

    private static Table table(String name, String... columns) {
        List<Column> made = new ArrayList<>();
        for (String column : columns) {
            made.add(new Column(column, new DataType.Whole(32), true));
        }
        return new Table(new TableName("", TableName.fold(name)), made, List.of(columns[0]), List.of());
    }

    private static Relationship edge(
            String child, String column, String parent, RelationshipKind kind, Optional<Review> review) {
        return new Relationship(
                new TableName("", TableName.fold(child)),
                List.of(column),
                new TableName("", TableName.fold(parent)),
                List.of("ID"),
                kind,
                Optional.empty(),
                JoinType.LEFT,
                kind == RelationshipKind.FK,
                Cardinality.MANY_TO_ONE,
                "",
                0.97,
                review,
                List.of(new Evidence(EvidenceSource.JOIN, "etl<b>.sql", 7, HOSTILE, 2)));
    }

    private static SchemaGraph graph() {
        return new SchemaGraph(
                HOSTILE,
                List.of(
                        table("accounts", "ID", "OWNER_ID", "PARENT_ID"),
                        table(HOSTILE, "ID", HOSTILE),
                        table("alone", "ID")),
                List.of(
                        edge("accounts", "OWNER_ID", HOSTILE, RelationshipKind.FK, Optional.empty()),
                        edge("accounts", "PARENT_ID", "accounts", RelationshipKind.FK, Optional.of(Review.ACCEPT)),
                        edge(HOSTILE, HOSTILE, "accounts", RelationshipKind.PEER, Optional.empty()),
                        edge("alone", "ID", "accounts", RelationshipKind.FK, Optional.of(Review.REJECT))));
    }

    /** The page stands alone and runs nothing: a browser is told so, and no name or query can break out of its text. */
    @Test
    void pageIsSealed() throws Exception {
        String page = Drawing.HTML.text(graph());
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(page);
        assertThat(style.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("etl<b>")
                .doesNotContain("style=")
                .doesNotContainPattern("(?i)(src|href)=\"(?!#)");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
        assertThat(page).isEqualTo(Drawing.HTML.text(graph()));
    }

    /** Every edge that is drawn leads to the row with its evidence; what a person rejected is not drawn. */
    @Test
    void edgesLeadToTheirEvidence() {
        String page = Drawing.HTML.text(graph());
        Matcher links = Pattern.compile("href=\"#(r[0-9]+)\"").matcher(page);
        int count = 0;
        while (links.find()) {
            assertThat(page).contains("<tr id=\"" + links.group(1) + "\">");
            count++;
        }
        assertThat(count).isEqualTo(3);
        assertThat(page).contains("join: etl&lt;b&gt;.sql:7").doesNotContain("ALONE(ID)");
    }

    @Test
    void mermaidTellsCardinalityAndPeers() {
        String text = Drawing.MERMAID.text(graph());
        assertThat(text)
                .startsWith("erDiagram\n")
                .contains("    \"ACCOUNTS\" |o--o{ \"ACCOUNTS\" : \"parent_id 0.97\"\n")
                .contains("}o..o{")
                .contains("        int id PK\n");
        assertThat(text.lines().filter(l -> l.chars().filter(c -> c == '"').count() % 2 == 1))
                .isEmpty();
    }

    @Test
    void dotQuotesWhatItIsGiven() {
        String text = Drawing.DOT.text(graph());
        assertThat(text)
                .contains("\"ACCOUNTS\" -> \"ACCOUNTS\" [label=\"parent_id 0.97\", style=dashed")
                .contains("\"X\\\"><SCRIPT>ALERT('1')</SCRIPT>&\\\\\"")
                .endsWith("}\n");
    }

    /** Boxes never cover each other, and parents stand left of their children, whatever the graph. */
    @Test
    void boxesNeverOverlap() {
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            Layout layout = new Layout();
            List<Layout.Box> boxes = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(40); i++) {
                boxes.add(new Layout.Box("t" + i, 60 + random.nextInt(200), 30 + random.nextInt(150)));
                layout.add(boxes.get(i));
            }
            List<int[]> links = new ArrayList<>();
            for (int i = 0; i < boxes.size() * 2; i++) {
                links.add(new int[] {random.nextInt(boxes.size()), random.nextInt(boxes.size())});
                layout.under(boxes.get(links.get(i)[0]), boxes.get(links.get(i)[1]));
            }
            layout.rank();
            links.forEach(l -> layout.edge(boxes.get(l[0]), boxes.get(l[1])));
            layout.place();
            for (Layout.Box a : boxes) {
                assertThat(a.y).isGreaterThanOrEqualTo(0);
                for (Layout.Box b : boxes) {
                    boolean apart = a == b
                            || a.x + a.width <= b.x
                            || b.x + b.width <= a.x
                            || a.y + a.height <= b.y
                            || b.y + b.height <= a.y;
                    assertThat(apart)
                            .as("%s and %s in round %d", a.name, b.name, round)
                            .isTrue();
                }
            }
        }
    }
}

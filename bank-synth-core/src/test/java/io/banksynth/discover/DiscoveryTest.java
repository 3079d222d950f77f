package io.banksynth.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.banksynth.schema.CheckRule;
import io.banksynth.schema.ColumnUse;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.RelationshipKind;
import io.banksynth.schema.Table;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import io.banksynth.source.SampleFolder;
import io.banksynth.source.SampleLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
    private static final Path BERKA = Path.of("../../shared/data/berka");
    private static final Set<String> KEYS_OF_BERKA = Set.of(
            "ACCOUNT(DISTRICT_ID) -> DISTRICT(DISTRICT_ID)",
            "CLIENT(DISTRICT_ID) -> DISTRICT(DISTRICT_ID)",
            "DISP(CLIENT_ID) -> CLIENT(CLIENT_ID)",
            "DISP(ACCOUNT_ID) -> ACCOUNT(ACCOUNT_ID)",
            "CARD(DISP_ID) -> DISP(DISP_ID)",
            "LOAN(ACCOUNT_ID) -> ACCOUNT(ACCOUNT_ID)",
            "ORDER(ACCOUNT_ID) -> ACCOUNT(ACCOUNT_ID)",
            "TRANS(ACCOUNT_ID) -> ACCOUNT(ACCOUNT_ID)");

    @TempDir
    Path folder;

    private Discovered discover(List<Path> queries, List<Path> ddl, List<Sample> samples, Optional<Path> reviewed) {
        return Discovery.discover(new DiscoveryRequest(
                "CORE", queries, ddl, samples, List.of(), DiscoveryRequest.MIN_CONFIDENCE, reviewed));
    }

    private static Set<String> keys(Discovered discovered) {
        return discovered.graph().foreignKeys().stream()
                .map(Relationship::label)
                .collect(Collectors.toSet());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A real bank declares nothing: its eight keys, and no other, follow from queries, names and data. */
    @Test
    void findsTheKeysOfARealBank() {
        assumeTrue(Files.exists(BERKA), "the data lies beside the project");
        List<Sample> samples = SampleLoader.load(
                        SampleFolder.of(BERKA.resolve("samples")).tables(), Map.of())
                .samples();
        Discovered both = discover(List.of(BERKA.resolve("queries")), List.of(), samples, Optional.empty());
        assertThat(keys(both)).isEqualTo(KEYS_OF_BERKA);
        assertThat(both.graph().tables())
                .allSatisfy(t -> assertThat(t.primaryKey()).hasSize(1))
                .allSatisfy(t -> assertThat(t.columns()).isNotEmpty());
    }

    /** Without DDL and samples the queries alone tell tables, columns and keys. */
    @Test
    void discoversFromQueriesAlone() throws IOException {
        Path queries = file(
                "etl.sql",
                "-- @name: summary\nSELECT c.name, a.balance FROM core.customers c JOIN accounts a ON c.customer_id = a.customer_id;\n"
                        + "select * from customers where status = 'ACTIVE'");
        Discovered discovered = discover(List.of(queries), List.of(), List.of(), Optional.empty());
        assertThat(keys(discovered)).containsExactly("ACCOUNTS(CUSTOMER_ID) -> CUSTOMERS(CUSTOMER_ID)");
        assertThat(discovered.graph().uses())
                .anySatisfy(u -> assertThat(u)
                        .isEqualTo(new ColumnUse(TableName.of("customers"), "STATUS", "=", List.of("ACTIVE"), 1)));
        Relationship key = discovered.graph().foreignKeys().get(0);
        assertThat(key.evidence().get(0).file()).isEqualTo("etl.sql");
        assertThat(key.evidence().get(0).line()).isEqualTo(2);
        assertThat(key.evidence().get(0).query()).isEqualTo("summary");
    }

    /** What is declared is certain, whatever else is thought of it. */
    @Test
    void takesDeclaredKeys() throws IOException {
        Path ddl = file("tables.sql", """
                CREATE TABLE core.parties (pid NUMBER(9) NOT NULL, nm VARCHAR2(30), CONSTRAINT pk PRIMARY KEY (pid)) TABLESPACE x;
                CREATE TABLE core.notes (n INT PRIMARY KEY, about NUMBER(9) NOT NULL);
                ALTER TABLE core.notes ADD CONSTRAINT fk1 FOREIGN KEY (about) REFERENCES core.parties;
                """);
        Discovered discovered = discover(List.of(), List.of(ddl), List.of(), Optional.empty());
        assertThat(keys(discovered)).containsExactly("NOTES(ABOUT) -> PARTIES(PID)");
        Table parties = discovered.graph().table(TableName.of("parties")).orElseThrow();
        assertThat(parties.primaryKey()).containsExactly("PID");
        assertThat(parties.columns().get(0).type()).hasToString("decimal(9,0)");
        assertThat(parties.columns().get(0).nullable()).isFalse();
    }

    /** A person's word wins: a rejected key stays rejected, an added one stays, and nothing is written twice. */
    @Test
    void honoursTheReviewedFile() throws IOException {
        Path queries = file("q.sql", "select * from accounts a join customers c on a.customer_id = c.customer_id");
        Path ddl = file(
                "t.sql",
                "create table customers (customer_id int, name varchar(9)); create table accounts (account_id int, customer_id int, owner int)");
        Path reviewed = file("reviewed.yaml", """
                relationships:
                  - {child: accounts, child_columns: [customer_id], parent: customers, parent_columns: [customer_id], review: reject}
                  - {child: accounts, child_columns: [owner], parent: customers, parent_columns: [customer_id]}
                """);
        Discovered discovered = discover(List.of(queries), List.of(ddl), List.of(), Optional.of(reviewed));
        assertThat(keys(discovered)).containsExactly("ACCOUNTS(OWNER) -> CUSTOMERS(CUSTOMER_ID)");
        assertThat(discovered.graph().relationships()).hasSize(2);
        Path exclusive = file("only.yaml", "exclusive: true\nrelationships: []\n");
        assertThat(discover(List.of(queries), List.of(ddl), List.of(), Optional.of(exclusive))
                        .graph()
                        .relationships())
                .isEmpty();
    }

    /** The file is read again as the graph it was written from, and two runs write the same bytes. */
    @Test
    void writesWhatItReads() throws IOException {
        Path queries = file(
                "q.sql",
                "select * from accounts a left join customers c on a.customer_id = c.customer_id and a.note = c.note");
        Discovered discovered = discover(List.of(queries), List.of(), List.of(), Optional.empty());
        Path out = folder.resolve("out/graph.yaml");
        RelationshipsFile.write(out, discovered.graph());
        assertThat(RelationshipsFile.read(out)).isEqualTo(discovered.graph());
        assertThat(RelationshipsFile.text(discover(List.of(queries), List.of(), List.of(), Optional.empty())
                        .graph()))
                .isEqualTo(Files.readString(out));
        assertThat(discovered.graph().relationships())
                .anySatisfy(r -> assertThat(r.kind()).isEqualTo(RelationshipKind.PEER))
                .anySatisfy(r -> assertThat(r.optional()).isTrue());
    }

    /** A reviewed file that is handed back comes out as it went in, marks and all, so that a Git diff shows only changes. */
    @Test
    void aReviewedFileComesOutAsItWentIn() throws IOException {
        Path queries = file("q.sql", """
                -- @name: cards
                select * from cards k join accounts a on k.account_id = a.account_id and k.opened = a.opened
                 where k.status in ('A', 'B') group by trunc(k.opened, 'MM');
                select * from cards k left join branches b on b.branch_id = k.branch_id;
                """);
        Path first = folder.resolve("first.yaml");
        RelationshipsFile.write(
                first,
                discover(List.of(queries), List.of(), List.of(), Optional.empty())
                        .graph());
        String marked = Files.readString(first).replaceFirst("(confidence: [0-9.]+\n)", "$1    review: reject\n");
        Path reviewed = file("reviewed.yaml", marked);
        Discovered again = discover(List.of(queries), List.of(), List.of(), Optional.of(reviewed));
        assertThat(RelationshipsFile.text(again.graph())).isEqualTo(marked);
        assertThat(again.graph().relationships())
                .filteredOn(r -> r.review().isPresent())
                .hasSize(1);
    }

    /** Values that queries and checks name are kept by table and column: they say which ones matter. */
    @Test
    void keepsUsesAndChecksOfColumns() throws IOException {
        Path ddl = file(
                "t.sql",
                "create table cards (id int primary key, status char(1) check (status in ('A','B')), opened date)");
        Path queries = file(
                "q.sql",
                "select trunc(opened, 'MM'), count(*) from cards where status = 'A' and id between 5 and 9 group by trunc(opened, 'MM')");
        Discovered discovered = discover(List.of(queries), List.of(ddl), List.of(), Optional.empty());
        TableName cards = TableName.of("cards");
        assertThat(discovered.graph().uses())
                .containsExactly(
                        new ColumnUse(cards, "ID", "between", List.of("5", "9"), 1),
                        new ColumnUse(cards, "OPENED", "trunc", List.of("MM"), 1),
                        new ColumnUse(cards, "STATUS", "=", List.of("A"), 1),
                        new ColumnUse(cards, "STATUS", "check in", List.of("A", "B"), 1));
        assertThat(discovered.graph().checks()).containsExactly(new CheckRule(cards, "status in ('A','B')"));
        Path out = folder.resolve("out.yaml");
        RelationshipsFile.write(out, discovered.graph());
        assertThat(RelationshipsFile.read(out)).isEqualTo(discovered.graph());
    }

    /** A column that points at several parents is told with the value that says at which. */
    @Test
    void namesWhatTellsSeveralParentsApart() throws IOException {
        Path queries = file("q.sql", """
                select * from account_events e join loans l on e.entity_id = l.loan_id and e.entity_type = 'LOAN';
                select * from account_events e, savings s
                 where e.entity_id = s.savings_id and e.entity_type = 'SAVINGS' and s.status = 'A';
                select * from account_events e left join loans l on e.entity_type = 'LOAN' and l.loan_id = e.entity_id
                  left join savings s on s.savings_id = e.entity_id and e.entity_type = 'SAVINGS';
                """);
        Discovered discovered = discover(List.of(queries), List.of(), List.of(), Optional.empty());
        assertThat(discovered.graph().foreignKeys())
                .extracting(r -> r.label() + " if " + r.condition())
                .containsExactly(
                        "ACCOUNT_EVENTS(ENTITY_ID) -> LOANS(LOAN_ID) if entity_type = 'LOAN'",
                        "ACCOUNT_EVENTS(ENTITY_ID) -> SAVINGS(SAVINGS_ID) if entity_type = 'SAVINGS'");
        Natures natures = new Natures(discovered.graph());
        assertThat(discovered.graph().foreignKeys())
                .allSatisfy(r -> assertThat(natures.of(r)).contains("polymorphic", "optional"));
    }

    /** One to one, transitive and self-referencing keys, and siblings, are called what they are. */
    @Test
    void namesSpecialRelationships() throws IOException {
        Path ddl = file("t.ddl", """
                create table customers (customer_id int primary key, referrer_id int references customers);
                create table profiles (customer_id int primary key references customers);
                create table accounts (account_id int primary key, customer_id int references customers);
                create table cards (card_id int primary key, customer_id int, foreign key (customer_id) references customers,
                  constraint f2 foreign key (customer_id) references profiles);
                """);
        Path queries = file("q.sql", "select * from accounts a join cards c on a.customer_id = c.customer_id");
        Discovered discovered = discover(List.of(queries), List.of(ddl), List.of(), Optional.empty());
        Natures natures = new Natures(discovered.graph());
        Map<String, List<String>> named =
                discovered.graph().relationships().stream().collect(Collectors.toMap(Relationship::label, natures::of));
        assertThat(named.get("PROFILES(CUSTOMER_ID) -> CUSTOMERS(CUSTOMER_ID)")).contains("1:1");
        assertThat(named.get("CARDS(CUSTOMER_ID) -> CUSTOMERS(CUSTOMER_ID)")).contains("transitive");
        assertThat(named.get("CUSTOMERS(REFERRER_ID) -> CUSTOMERS(CUSTOMER_ID)"))
                .contains("self-referencing");
        assertThat(named).containsValue(List.of("siblings", "peer"));
    }
}

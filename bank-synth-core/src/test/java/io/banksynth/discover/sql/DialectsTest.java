package io.banksynth.discover.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.discover.sql.Definitions.DefinedTable;
import io.banksynth.discover.sql.Definitions.ForeignKey;
import io.banksynth.discover.sql.Definitions.Limit;
import io.banksynth.schema.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions as the tools of each dialect write them: what matters is read, what says how rows are stored is passed over. */
class DialectsTest {
    private static Map<TableName, DefinedTable> tables(String script) {
        Definitions definitions = new Definitions();
        definitions.read(SqlScript.of("tables.sql", script));
        return definitions.tables();
    }

    private static DefinedTable table(Map<TableName, DefinedTable> tables, String name) {
        return tables.values().stream()
                .filter(t -> t.name().equals(TableName.parse(name)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + name + " in " + tables.keySet()));
    }

    /** {@code NAME type}, with {@code !} where a row must have a value. */
    private static List<String> columns(DefinedTable table) {
        return table.columns().stream()
                .map(c -> c.name()
                        + (c.nullable() ? " " : "! ")
                        + c.type().map(Object::toString).orElse("?"))
                .toList();
    }

    private static List<String> keys(DefinedTable table) {
        return table.foreignKeys().stream().map(DialectsTest::key).toList();
    }

    private static String key(ForeignKey key) {
        return String.join(",", key.columns()) + ">" + key.parent().table() + "("
                + String.join(",", key.parentColumns()) + ")";
    }

    @Test
    void oracle() {
        Map<TableName, DefinedTable> tables = tables("""
                SET DEFINE OFF
                PROMPT Creating tables
                CREATE TABLE "CORE"."LOANS"
                 ( "LOAN_ID" NUMBER(12,0) GENERATED ALWAYS AS IDENTITY,
                   "PARTY_ID" NUMBER(10) CONSTRAINT "LOANS_PARTY_NN" NOT NULL ENABLE,
                   "STATUS" VARCHAR2(1 CHAR) DEFAULT 'A' CHECK (STATUS IN ('A', 'C', 'D')),
                   "AMOUNT" NUMBER(15,2),
                   "MONTHLY" NUMBER(15,2) GENERATED ALWAYS AS ("AMOUNT" / 12) VIRTUAL,
                   "OPENED" DATE DEFAULT SYSDATE,
                   "NOTE" CLOB,
                   CHECK ("OPENED" IS NOT NULL) ENABLE,
                   CONSTRAINT "LOANS_PK" PRIMARY KEY ("LOAN_ID") USING INDEX PCTFREE 10 TABLESPACE "IDX" ENABLE,
                   CONSTRAINT "LOANS_CK" CHECK (amount BETWEEN 0 AND 1000000
                        AND monthly >= 0) DEFERRABLE
                 ) SEGMENT CREATION IMMEDIATE PCTFREE 10 LOGGING
                   STORAGE(INITIAL 65536 NEXT 1048576 MINEXTENTS 1) TABLESPACE "USERS"
                   LOB ("NOTE") STORE AS SECUREFILE (TABLESPACE "USERS" CHUNK 8192)
                   PARTITION BY RANGE ("OPENED") INTERVAL (NUMTOYMINTERVAL(1,'MONTH'))
                    (PARTITION P0 VALUES LESS THAN (TO_DATE('2020-01-01','YYYY-MM-DD')))
                /
                COMMENT ON TABLE core.loans IS 'Loans; one row each -- even closed ones';
                COMMENT ON COLUMN core.loans.status IS 'it''s A, C or D';
                CREATE TABLE core.parties (id NUMBER, tax_no VARCHAR2(20)) ORGANIZATION INDEX;
                ALTER TABLE core.parties ADD (CONSTRAINT parties_pk PRIMARY KEY (id) USING INDEX,
                                              CONSTRAINT parties_uk UNIQUE (tax_no));
                ALTER TABLE core.parties ADD (branch_no NUMBER(4) NOT NULL, segment VARCHAR2(10));
                ALTER TABLE core.parties MODIFY (tax_no NOT NULL);
                ALTER TABLE "CORE"."LOANS" ADD CONSTRAINT fk1 FOREIGN KEY ("PARTY_ID")
                   REFERENCES "CORE"."PARTIES" ("ID") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED ENABLE NOVALIDATE;
                CREATE UNIQUE INDEX core.loans_ux ON core.loans (party_id, opened) TABLESPACE idx;
                """);
        DefinedTable loans = table(tables, "core.loans");
        assertThat(columns(loans))
                .containsExactly(
                        "LOAN_ID decimal(12,0)",
                        "PARTY_ID! decimal(10,0)",
                        "STATUS varchar(1)",
                        "AMOUNT decimal(15,2)",
                        "MONTHLY decimal(15,2)",
                        "OPENED! date",
                        "NOTE string");
        assertThat(loans.primaryKey()).containsExactly("LOAN_ID");
        assertThat(loans.unique()).containsExactly(List.of("PARTY_ID", "OPENED"));
        assertThat(keys(loans)).containsExactly("PARTY_ID>PARTIES(ID)");
        assertThat(loans.checks())
                .extracting(Definitions.Check::condition)
                .containsExactly("STATUS IN ('A', 'C', 'D')", "amount BETWEEN 0 AND 1000000 AND monthly >= 0");
        assertThat(loans.checks())
                .flatExtracting(Definitions.Check::limits)
                .containsExactly(
                        new Limit("STATUS", "in", List.of("A", "C", "D")),
                        new Limit("AMOUNT", "between", List.of("0", "1000000")),
                        new Limit("MONTHLY", ">=", List.of("0")));
        DefinedTable parties = table(tables, "core.parties");
        assertThat(columns(parties))
                .containsExactly("ID ?", "TAX_NO! varchar(20)", "BRANCH_NO! decimal(4,0)", "SEGMENT varchar(10)");
        assertThat(parties.primaryKey()).containsExactly("ID");
        assertThat(parties.unique()).containsExactly(List.of("TAX_NO"));
    }

    @Test
    void hive() {
        Map<TableName, DefinedTable> tables = tables("""
                CREATE EXTERNAL TABLE IF NOT EXISTS `core`.`payments`(
                  `payment_id` bigint COMMENT 'the key, not a; name',
                  `account_id` bigint,
                  `lines` array<struct<no:int,amount:decimal(9,2)>>,
                  `tags` map<string,array<string>>,
                  `amount` decimal(18,2) NOT NULL,
                  PRIMARY KEY (`payment_id`) DISABLE NOVALIDATE RELY,
                  CONSTRAINT fk_acc FOREIGN KEY (`account_id`) REFERENCES `core`.`accounts`(`account_id`) DISABLE NOVALIDATE)
                COMMENT 'payments (all)'
                PARTITIONED BY (`booked` date COMMENT 'day', region string)
                CLUSTERED BY (account_id) SORTED BY (payment_id ASC) INTO 32 BUCKETS
                SKEWED BY (region) ON ('EU','US') STORED AS DIRECTORIES
                ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.orc.OrcSerde' WITH SERDEPROPERTIES ('a'='b')
                STORED AS INPUTFORMAT 'x' OUTPUTFORMAT 'y'
                LOCATION 'hdfs://nn/warehouse/core.db/payments'
                TBLPROPERTIES ('transactional'='true', 'orc.compress'='ZLIB');
                ALTER TABLE core.payments ADD COLUMNS (channel char(3) COMMENT 'how');
                ALTER TABLE core.payments ADD PARTITION (booked='2024-01-01', region='EU') LOCATION '/x';
                """);
        DefinedTable payments = table(tables, "core.payments");
        assertThat(columns(payments))
                .containsExactly(
                        "PAYMENT_ID bigint",
                        "ACCOUNT_ID bigint",
                        "LINES string",
                        "TAGS string",
                        "AMOUNT! decimal(18,2)",
                        "BOOKED date",
                        "REGION string",
                        "CHANNEL char(3)");
        assertThat(payments.primaryKey()).containsExactly("PAYMENT_ID");
        assertThat(keys(payments)).containsExactly("ACCOUNT_ID>ACCOUNTS(ACCOUNT_ID)");
    }

    @Test
    void spark() {
        Map<TableName, DefinedTable> tables = tables("""
                CREATE OR REPLACE TABLE cat.core.cards (
                  card_id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1 INCREMENT BY 1) COMMENT 'key',
                  account_id BIGINT NOT NULL,
                  issued TIMESTAMP_NTZ,
                  issued_day DATE GENERATED ALWAYS AS (CAST(issued AS DATE)),
                  limits STRUCT<daily: DECIMAL(9,2), weekly: DECIMAL(9,2)>,
                  CONSTRAINT cards_pk PRIMARY KEY (card_id),
                  CONSTRAINT cards_fk FOREIGN KEY (account_id) REFERENCES cat.core.accounts)
                USING DELTA OPTIONS (path '/lake/cards') PARTITIONED BY (issued_day)
                CLUSTERED BY (account_id) INTO 8 BUCKETS
                COMMENT 'cards' TBLPROPERTIES ('delta.enableChangeDataFeed' = true);
                ALTER TABLE cat.core.cards ADD CONSTRAINT recent CHECK (issued_day > '2000-01-01');
                """);
        DefinedTable cards = table(tables, "core.cards");
        assertThat(columns(cards))
                .containsExactly(
                        "CARD_ID bigint", "ACCOUNT_ID! bigint", "ISSUED timestamp", "ISSUED_DAY date", "LIMITS string");
        assertThat(cards.primaryKey()).containsExactly("CARD_ID");
        assertThat(keys(cards)).containsExactly("ACCOUNT_ID>ACCOUNTS()");
        assertThat(cards.checks())
                .flatExtracting(Definitions.Check::limits)
                .containsExactly(new Limit("ISSUED_DAY", ">", List.of("2000-01-01")));
    }

    /** As pg_dump writes it, rows of a COPY included. */
    @Test
    void postgres() {
        Map<TableName, DefinedTable> tables = tables("""
                SET statement_timeout = 0;
                CREATE TYPE public.mood AS ENUM ('sad', 'ok');
                CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.changed := now(); RETURN NEW; END; $$;
                CREATE TABLE public.accounts (
                    id integer DEFAULT nextval('public.accounts_id_seq'::regclass) NOT NULL,
                    owner_id bigint NOT NULL,
                    name character varying(40) DEFAULT 'n/a'::character varying,
                    feeling public.mood,
                    tags text[],
                    opened timestamp with time zone DEFAULT now(),
                    balance numeric(12,2) DEFAULT 0.0,
                    CONSTRAINT balance_positive CHECK ((balance >= (0)::numeric)),
                    EXCLUDE USING gist (name WITH =)
                ) WITH (fillfactor='70');
                ALTER TABLE public.accounts OWNER TO bank;
                COMMENT ON COLUMN public.accounts.name IS 'what; ever';
                COPY public.accounts (id, owner_id, name) FROM stdin;
                1\t7\tO'Brien
                2\t8\t(unclosed "quote
                \\.
                CREATE TABLE public.owners (id bigserial PRIMARY KEY, code char(3) UNIQUE);
                ALTER TABLE ONLY public.accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);
                ALTER TABLE ONLY public.accounts
                    ADD CONSTRAINT accounts_owner_fk FOREIGN KEY (owner_id) REFERENCES public.owners(id) ON UPDATE CASCADE;
                """);
        DefinedTable accounts = table(tables, "public.accounts");
        assertThat(columns(accounts))
                .startsWith("ID! int", "OWNER_ID! bigint", "NAME varchar(40)")
                .endsWith("BALANCE decimal(12,2)")
                .hasSize(7);
        assertThat(accounts.primaryKey()).containsExactly("ID");
        assertThat(keys(accounts)).containsExactly("OWNER_ID>OWNERS(ID)");
        assertThat(accounts.checks())
                .extracting(Definitions.Check::condition)
                .containsExactly("(balance >= (0)::numeric)");
        DefinedTable owners = table(tables, "public.owners");
        assertThat(owners.primaryKey()).containsExactly("ID");
        assertThat(owners.unique()).containsExactly(List.of("CODE"));
    }

    @Test
    void mysql() {
        Map<TableName, DefinedTable> tables = tables("""
                /*!40101 SET NAMES utf8 */;
                DROP TABLE IF EXISTS `cards`;
                CREATE TABLE `cards` (
                  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
                  `account_id` bigint(20) NOT NULL COMMENT 'owner; see accounts',
                  `kind` enum('debit','credit','it''s') NOT NULL DEFAULT 'debit',
                  `key` varchar(20) COLLATE utf8_bin DEFAULT NULL,
                  `made` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
                  PRIMARY KEY (`id`),
                  UNIQUE KEY `ux_key` (`key`,`account_id`) USING BTREE,
                  KEY `ix_account` (`account_id`),
                  FULLTEXT KEY `ft` (`key`),
                  CONSTRAINT `fk_account` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE NO ACTION
                ) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8 COMMENT='cards';
                """);
        DefinedTable cards = table(tables, "cards");
        assertThat(columns(cards))
                .containsExactly("ID! int", "ACCOUNT_ID! bigint", "KIND! string", "KEY varchar(20)", "MADE! timestamp");
        assertThat(cards.primaryKey()).containsExactly("ID");
        assertThat(cards.unique()).containsExactly(List.of("KEY", "ACCOUNT_ID"));
        assertThat(keys(cards)).containsExactly("ACCOUNT_ID>ACCOUNTS(ID)");
        assertThat(cards.checks())
                .flatExtracting(Definitions.Check::limits)
                .containsExactly(new Limit("KIND", "in", List.of("debit", "credit", "it's")));
    }

    @Test
    void ansi() {
        Map<TableName, DefinedTable> tables = tables("""
                CREATE TABLE order_lines (
                  order_no INTEGER NOT NULL REFERENCES orders (order_no),
                  line_no SMALLINT NOT NULL CONSTRAINT positive CHECK (line_no > 0),
                  price DOUBLE PRECISION,
                  label CHARACTER VARYING (30),
                  code CHARACTER(2),
                  stamp TIMESTAMP(3) WITH TIME ZONE,
                  PRIMARY KEY (order_no, line_no),
                  UNIQUE (label, code)
                )
                ;
                CREATE TABLE shipments (order_no INTEGER, line_no SMALLINT,
                  FOREIGN KEY (order_no, line_no) REFERENCES order_lines MATCH FULL);
                """);
        DefinedTable lines = table(tables, "order_lines");
        assertThat(columns(lines))
                .startsWith("ORDER_NO! int", "LINE_NO! smallint", "PRICE double", "LABEL varchar(30)", "CODE char(2)");
        assertThat(lines.primaryKey()).containsExactly("ORDER_NO", "LINE_NO");
        assertThat(lines.unique()).containsExactly(List.of("LABEL", "CODE"));
        assertThat(keys(lines)).containsExactly("ORDER_NO>ORDERS(ORDER_NO)");
        assertThat(keys(table(tables, "shipments"))).containsExactly("ORDER_NO,LINE_NO>ORDER_LINES()");
    }
}

package io.banksynth.discover.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of banks are not all English, not all long, and not all plain. */
class ColumnNameTest {
    private static ColumnName name(String table, String column) {
        return ColumnName.of(NameHabits.PLAIN, table, column, "");
    }

    private static double points(String child, String childColumn, String parent, String parentColumn) {
        return name(child, childColumn).pointsAt(name(parent, parentColumn));
    }

    @Test
    void identifyingWordsStandAtEitherEnd() {
        assertThat(name("CLIENTES", "ID_CLIENTE").base()).isEqualTo("CLIENTE");
        assertThat(name("CUENTAS", "COD_CUENTA").home()).isTrue();
        assertThat(name("ORDERS", "FK_CUSTOMER_ID").base()).isEqualTo("CUSTOMER");
        assertThat(name("KONTO", "KONTONUMMER").base()).isEqualTo("KONTO");
        assertThat(name("KONTO", "ID").generic()).isTrue();
    }

    /** A word cut short, or with another ending, still names the table. */
    @Test
    void abbreviationsAndEndingsPointAtTables() {
        assertThat(points("TRANSACTIONS", "ACCT_ID", "ACCOUNTS", "ACCT_ID")).isEqualTo(1.0);
        assertThat(points("CARDS", "ACCT_NO", "ACCOUNTS", "ID")).isGreaterThan(0.5);
        assertThat(points("BUCHUNGEN", "KONTO_ID", "KONTEN", "ID")).isGreaterThan(0.5);
        assertThat(points("LEDGER", "SUPERVISING_EMP_ID", "EMPLOYEES", "ID")).isGreaterThan(0.4);
        assertThat(points("LEDGER", "DATE_ID", "DEPARTURES", "ID")).isZero();
    }

    /** Types and words for table are taken off where most names carry them, and only there. */
    @Test
    void habitsOfASchemaAreTakenOff() {
        List<String> tables = List.of("TBLCUSTOMER", "TBLACCOUNT", "TLKPTYPE");
        List<String> columns = List.of("LNGCUSTID", "STRNAME", "DTMOPENED", "INTTYPE");
        NameHabits habits = NameHabits.of(tables, columns);
        ColumnName column = ColumnName.of(habits, "TBLCUSTOMER", "LNGCUSTID", "");
        assertThat(column.table()).isEqualTo("CUSTOMER");
        assertThat(column.base()).isEqualTo("CUST");
        assertThat(column.home()).isTrue();
        assertThat(NameHabits.of(
                        List.of("STRATEGIES", "LIMITS", "TABS"), List.of("STREET", "NAME", "INTEREST", "CITY")))
                .isEqualTo(NameHabits.PLAIN);
    }
}

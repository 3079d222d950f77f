package io.banksynth.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.schema.Relationship;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Banks name their tables in their own language and style, and often there is nothing but ETL to read. */
class NamingStylesTest {
    @TempDir
    Path folder;

    private List<String> keys(List<Path> ddl, String sql) throws IOException {
        Path queries = Files.writeString(folder.resolve("queries.sql"), sql);
        return Discovery.discover(new DiscoveryRequest(
                        "CORE", List.of(queries), ddl, List.of(), List.of(), 0.3, Optional.empty()))
                .graph()
                .foreignKeys()
                .stream()
                .map(Relationship::label)
                .sorted()
                .toList();
    }

    /** Facts point at dimensions by surrogates, staged rows by natural keys, and outer joins turn nothing around. */
    @Test
    void germanWarehouseLoadedByOuterJoins() throws IOException {
        assertThat(keys(List.of(), """
                        insert into dwh.f_buchung (buchung_sk, konto_sk, kunde_sk, betrag)
                        select seq_buchung.nextval, k.konto_sk, nvl(kd.kunde_sk, -1), b.betrag
                          from stg.buchung b
                          left join dwh.d_konto k on b.kontonummer = k.kontonummer and k.gueltig_bis = date '9999-12-31'
                          left join dwh.d_kunde kd on kd.kundennummer = b.kundennummer;
                        select kd.nachname, sum(fb.betrag) from dwh.f_buchung fb
                          left outer join dwh.d_konto k on fb.konto_sk = k.konto_sk
                          left outer join dwh.d_kunde kd on fb.kunde_sk = kd.kunde_sk
                          left outer join dwh.d_waehrung w on w.waehrung_cd = fb.waehrung_cd
                         group by kd.nachname;
                        select * from dwh.d_konto k left join dwh.d_kunde kd on k.inhaber_sk = kd.kunde_sk;
                        """))
                .containsExactly(
                        "BUCHUNG(KONTONUMMER) -> D_KONTO(KONTONUMMER)",
                        "BUCHUNG(KUNDENNUMMER) -> D_KUNDE(KUNDENNUMMER)",
                        "D_KONTO(INHABER_SK) -> D_KUNDE(KUNDE_SK)",
                        "F_BUCHUNG(KONTO_SK) -> D_KONTO(KONTO_SK)",
                        "F_BUCHUNG(KUNDE_SK) -> D_KUNDE(KUNDE_SK)",
                        "F_BUCHUNG(WAEHRUNG_CD) -> D_WAEHRUNG(WAEHRUNG_CD)");
    }

    @Test
    void spanishNamesWithTheIdentifyingWordFirst() throws IOException {
        assertThat(keys(List.of(), """
                        select cl.nombre, cu.saldo from cuentas cu left join clientes cl on cu.id_cliente = cl.id_cliente
                          left join sucursales s on cu.id_sucursal = s.id_sucursal;
                        select m.importe from movimientos m join cuentas cu on m.num_cuenta = cu.num_cuenta
                          left join tipos_movimiento t on m.cod_tipo = t.cod_tipo;
                        select * from tarjetas t, cuentas c where t.num_cuenta = c.num_cuenta and t.estado in ('A', 'B');
                        """))
                .containsExactly(
                        "CUENTAS(ID_CLIENTE) -> CLIENTES(ID_CLIENTE)",
                        "CUENTAS(ID_SUCURSAL) -> SUCURSALES(ID_SUCURSAL)",
                        "MOVIMIENTOS(COD_TIPO) -> TIPOS_MOVIMIENTO(COD_TIPO)",
                        "MOVIMIENTOS(NUM_CUENTA) -> CUENTAS(NUM_CUENTA)",
                        "TARJETAS(NUM_CUENTA) -> CUENTAS(NUM_CUENTA)");
    }

    /** Types in front of the names of columns hide no key. */
    @Test
    void hungarianPrefixes() throws IOException {
        Path ddl = Files.writeString(folder.resolve("tables.ddl"), """
                create table tblCustomer (lngCustID int, strLastName varchar(50), strFirstName varchar(50));
                create table tblAccount (lngAcctID int, lngCustID int, lngOfficerID int, curBalance money);
                create table tblTransaction (lngTxnID int, lngAcctID int, strTxnCode varchar(4), dtmPosted datetime);
                create table tlkpTxnCode (strTxnCode varchar(4), strText varchar(50));
                create table tblEmployee (lngEmpID int, strName varchar(20), lngMgrEmpID int);
                """);
        assertThat(keys(List.of(ddl), """
                        select * from tblAccount a, tblCustomer c where a.lngCustID = c.lngCustID;
                        select * from tblTransaction x left join tblAccount a on x.lngAcctID = a.lngAcctID
                          left join tlkpTxnCode tc on x.strTxnCode = tc.strTxnCode;
                        select * from tblAccount a left join tblEmployee e on a.lngOfficerID = e.lngEmpID
                          left join tblEmployee m on e.lngMgrEmpID = m.lngEmpID;
                        """))
                .containsExactly(
                        "TBLACCOUNT(LNGCUSTID) -> TBLCUSTOMER(LNGCUSTID)",
                        "TBLACCOUNT(LNGOFFICERID) -> TBLEMPLOYEE(LNGEMPID)",
                        "TBLEMPLOYEE(LNGMGREMPID) -> TBLEMPLOYEE(LNGEMPID)",
                        "TBLTRANSACTION(LNGACCTID) -> TBLACCOUNT(LNGACCTID)",
                        "TBLTRANSACTION(STRTXNCODE) -> TLKPTXNCODE(STRTXNCODE)");
    }

    /** A working table that one statement creates does not hide the tables that others read. */
    @Test
    void aWorkingTableHidesNothing() throws IOException {
        assertThat(keys(List.of(), """
                        create global temporary table tmp_keys (account_id number);
                        create table audit_run (run_id number, started date);
                        insert into tmp_keys (account_id) select account_id from transactions;
                        select * from tmp_keys k join accounts a on k.account_id = a.account_id;
                        """)).containsExactly("TRANSACTIONS(ACCOUNT_ID) -> ACCOUNTS(ACCOUNT_ID)");
    }
}

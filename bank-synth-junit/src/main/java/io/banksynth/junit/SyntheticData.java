package io.banksynth.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fills a test's database before its first method runs:
 *
 * <pre>{@code
 * @SyntheticData(model = "models/core", table = "TRANSACTIONS", rows = 1000, url = "jdbc:h2:mem:bank;DB_CLOSE_DELAY=-1")
 * class StatementTest { ... }
 * }</pre>
 *
 * <p>The same rows every time: whatever a test finds it finds again. Tables that are not there are made, with all their keys; rows that
 * were loaded before, by another class with the same annotation, are left as they are. Nested and derived classes share the rows.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SyntheticDataExtension.class)
public @interface SyntheticData {
    /** The configuration parameter of JUnit, or system property, that is the address where neither url nor urlFrom is given. */
    String URL_PARAMETER = "bank_synth.url";

    /** The folder of a pack, as train wrote it, seen from where tests run. */
    String model();

    /** How many rows the table gets; the tables it depends on get as many as fit. */
    long rows();

    /** The table whose rows are counted; where it is empty, the one that had the most rows when the pack was trained. */
    String table() default "";

    /** The JDBC address of the database. */
    String url() default "";

    /** Tells the address of a database that has none before it is started; needs a constructor without parameters. */
    Class<? extends Supplier<String>> urlFrom() default NoUrl.class;

    /** Who logs on; empty where the address says it or nobody has to. */
    String user() default "";

    /** The name of a variable of the environment that holds the password; empty where there is none. */
    String passwordVariable() default "";

    /** The schema of the database that the tables lie in; the user's own where it is empty. */
    String schema() default "";

    /** Another seed gives other rows of the same kind. */
    long seed() default 42;

    /** Also the tables that belong to the rows. */
    boolean includeChildren() default false;

    /** Stands for no {@link #urlFrom}. */
    final class NoUrl implements Supplier<String> {
        private NoUrl() {}

        @Override
        public String get() {
            return "";
        }
    }
}

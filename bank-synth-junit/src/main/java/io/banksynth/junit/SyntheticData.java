package io.banksynth.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
 * were loaded before are left as they are.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SyntheticDataExtension.class)
public @interface SyntheticData {
    /** The folder of a pack, as train wrote it, seen from where tests run. */
    String model();

    /** The table whose rows are counted. */
    String table();

    /** How many rows it gets; the tables it depends on get as many as fit. */
    long rows();

    /** The JDBC address of the database. */
    String url();

    /** Who logs on; empty where the address says it or nobody has to. */
    String user() default "";

    /** The name of a variable of the environment that holds the password; empty where there is none. */
    String passwordVariable() default "";

    /** Another seed gives other rows of the same kind. */
    long seed() default 42;

    /** Also the tables that belong to the rows. */
    boolean includeChildren() default false;
}

package io.banksynth.sink.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A COPY that PostgreSQL's driver has begun. The driver is no part of this program, so its interfaces are found by their names:
 * {@code org.postgresql.PGConnection} and {@code org.postgresql.copy.CopyIn}.
 */
final class PostgresCopy {
    private final Object copyIn;
    private final Method write;
    private final Method end;
    private final Method cancel;

    private PostgresCopy(Object copyIn, Class<?> type) throws NoSuchMethodException {
        this.copyIn = copyIn;
        this.write = type.getMethod("writeToCopy", byte[].class, int.class, int.class);
        this.end = type.getMethod("endCopy");
        this.cancel = type.getMethod("cancelCopy");
    }

    /**
     * Begins; empty where the session is not one of that driver.
     *
     * @throws SQLException if the server refuses
     */
    static Optional<PostgresCopy> begin(Connection session, String sql) throws SQLException {
        ClassLoader driver = session.getClass().getClassLoader();
        try {
            Class<?> connection = Class.forName("org.postgresql.PGConnection", false, driver);
            Class<?> type = Class.forName("org.postgresql.copy.CopyIn", false, driver);
            if (!session.isWrapperFor(connection)) {
                return Optional.empty();
            }
            Object manager = call(connection.getMethod("getCopyAPI"), session.unwrap(connection));
            Object copyIn = call(manager.getClass().getMethod("copyIn", String.class), manager, sql);
            return Optional.of(new PostgresCopy(copyIn, type));
        } catch (ClassNotFoundException | NoSuchMethodException otherDriver) {
            return Optional.empty();
        }
    }

    void write(byte[] bytes, int from, int length) throws SQLException {
        call(write, copyIn, bytes, from, length);
    }

    void end() throws SQLException {
        call(end, copyIn);
    }

    void cancel() throws SQLException {
        call(cancel, copyIn);
    }

    private static Object call(Method method, Object on, Object... arguments) throws SQLException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new SQLException("the driver failed in " + method.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.banksynth.source.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/** Hands on to another driver, and breaks the connection after some rows as a network does. */
public final class BreakingDriver implements Driver {
    static final String PREFIX = "jdbc:breaking:";

    private static final Deque<Long> BREAKS = new ArrayDeque<>();
    private static int broken;
    private static long rows;

    /** Breaks once each of so many rows were read since the start or the last break. */
    static void breakAfter(long... counts) {
        BREAKS.clear();
        broken = 0;
        rows = 0;
        for (long count : counts) {
            BREAKS.add(count);
        }
    }

    static int breaks() {
        return broken;
    }

    static Drivers drivers() {
        return Drivers.of(List.of(new BreakingDriver()));
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = DriverManager.getConnection(url.substring(PREFIX.length()), properties);
        return wrap(Connection.class, connection);
    }

    private static <T> T wrap(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (target instanceof ResultSet && method.getName().equals("next")) {
                rows++;
                if (!BREAKS.isEmpty() && rows > BREAKS.element()) {
                    BREAKS.remove();
                    broken++;
                    rows = 0;
                    throw new SQLException("the network is down", "08006");
                }
            }
            try {
                Object result = method.invoke(target, arguments);
                if (result instanceof PreparedStatement statement) {
                    return wrap(PreparedStatement.class, statement);
                }
                return target instanceof PreparedStatement && result instanceof ResultSet set
                        ? wrap(ResultSet.class, set)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(BreakingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}

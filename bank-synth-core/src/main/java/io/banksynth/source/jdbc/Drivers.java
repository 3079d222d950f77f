package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The JDBC drivers of the class path and of jars that a user names. */
public final class Drivers {
    private final List<Driver> installed;

    private Drivers(List<Driver> installed) {
        this.installed = List.copyOf(installed);
    }

    /** These drivers, the first that takes a URL wins. */
    public static Drivers of(List<Driver> drivers) {
        return new Drivers(drivers);
    }

    /** The drivers of the class path. */
    public static Drivers ofClassPath() {
        return loadedBy(Drivers.class.getClassLoader());
    }

    private static Drivers loadedBy(ClassLoader loader) {
        List<Driver> drivers = new ArrayList<>();
        ServiceLoader.load(Driver.class, loader).forEach(drivers::add);
        return new Drivers(drivers);
    }

    /**
     * The drivers of the class path and of jars.
     *
     * @param jars files, or folders with such files; they stay open until the program ends
     * @throws BankSynthException if one is not there
     */
    public static Drivers with(List<Path> jars) {
        if (jars.isEmpty()) {
            return ofClassPath();
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            for (Path file : files(jar)) {
                try {
                    urls.add(file.toUri().toURL());
                } catch (MalformedURLException e) {
                    throw BankSynthException.usage("Cannot use jar " + jar + ": " + e.getMessage());
                }
            }
        }
        return loadedBy(new URLClassLoader(urls.toArray(URL[]::new), Drivers.class.getClassLoader()));
    }

    private static List<Path> files(Path jar) {
        if (!Files.exists(jar)) {
            throw BankSynthException.usage("Cannot use jar " + jar + ": there is no such file or folder");
        }
        if (!Files.isDirectory(jar)) {
            return List.of(jar);
        }
        try (Stream<Path> list = Files.list(jar)) {
            return list.filter(p -> p.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw BankSynthException.usage("Cannot use jars of " + jar + ": " + e.getMessage());
        }
    }

    /**
     * The driver that takes a URL.
     *
     * @throws BankSynthException if there is none, with what to do
     */
    Driver of(String url) {
        for (Driver driver : installed) {
            if (accepts(driver, url)) {
                return driver;
            }
        }
        String kind = url.substring("jdbc:".length()).replaceAll("[:/@].*", "");
        String where = kind.equals("oracle")
                ? "; Oracle's driver may not be shipped with this program: download ojdbc11.jar and name it with --jars"
                : "; name its jar with --jars, several separated by " + File.pathSeparator
                        + ", or put it on the class path of your program";
        throw BankSynthException.usage(
                "Cannot connect to a database of kind " + kind + ": there is no driver for it" + where);
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            // Not one of its own.
            return false;
        }
    }
}

package io.banksynth.spark.engine;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** A folder where attempts of tasks go wrong after they have written. */
record FaultyFiles(SharedFolder folder, Fault fault) implements AttemptFiles {
    private static final int UNLUCKY_PART = 3;
    private static final long FOREVER_MILLIS = 600_000;

    /** What befalls an attempt that has written. */
    interface Fault extends Serializable {
        void befall(TaskContext task) throws IOException;
    }

    /** Faults without particulars. */
    enum Usual implements Fault {
        FIRST_ATTEMPT_FAILS {
            @Override
            public void befall(TaskContext task) throws IOException {
                if (task.attemptNumber() == 0) {
                    EVERY_ATTEMPT_FAILS.befall(task);
                }
            }
        },
        EVERY_ATTEMPT_FAILS {
            @Override
            public void befall(TaskContext task) throws IOException {
                throw new IOException("spoiled on purpose: part " + task.partitionId());
            }
        },
        EXECUTOR_DIES {
            @Override
            public void befall(TaskContext task) {
                if (isUnlucky(task)) {
                    Runtime.getRuntime().halt(9);
                }
            }
        },
        FIRST_ATTEMPT_HANGS {
            @Override
            public void befall(TaskContext task) throws IOException {
                if (isUnlucky(task)) {
                    hang();
                }
            }
        }
    }

    /**
     * From some part on, attempts on one machine hang and say so.
     *
     * @param notice a file that then appears
     */
    record HangsOn(String host, int fromPart, String notice) implements Fault {
        @Override
        public void befall(TaskContext task) throws IOException {
            String here = SparkEnv.get().blockManager().blockManagerId().host();
            if (here.equals(host) && task.partitionId() >= fromPart) {
                Files.writeString(Path.of(notice), here);
                hang();
            }
        }
    }

    private static boolean isUnlucky(TaskContext task) {
        return task.attemptNumber() == 0 && task.partitionId() == UNLUCKY_PART;
    }

    private static void hang() throws IOException {
        try {
            Thread.sleep(FOREVER_MILLIS);
        } catch (InterruptedException killed) {
            throw new IOException(killed);
        }
    }

    @Override
    public void begin() throws IOException {
        folder.begin();
    }

    @Override
    public <T> T write(String attempt, Writing<T> writing) throws IOException {
        return folder.write(attempt, target -> {
            T result = writing.into(target);
            fault.befall(TaskContext.get());
            return result;
        });
    }

    @Override
    public void keep(String attempt, String path) throws IOException {
        folder.keep(attempt, path);
    }

    @Override
    public void end() throws IOException {
        folder.end();
    }
}

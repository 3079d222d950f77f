package io.banksynth.spark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most that was alive in this process's heap, seen by a whole collection every other second. */
final class PeakHeap implements AutoCloseable {
    private final AtomicLong most = new AtomicLong();
    private final Timer clock = new Timer("collections", true);

    PeakHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notice, none) -> collected(notice), null, null);
        }
        clock.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        System.gc();
                    }
                },
                0,
                2_000);
    }

    private void collected(Notification notice) {
        GarbageCollectionNotificationInfo collection =
                GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData());
        if (!collection.getGcCause().equals("System.gc()")) {
            return;
        }
        Map<String, MemoryUsage> pools = collection.getGcInfo().getMemoryUsageAfterGc();
        long heap = pools.entrySet().stream()
                .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
        most.accumulateAndGet(heap, Math::max);
    }

    /** Megabytes since the last call. */
    long megabytes() {
        return most.getAndSet(0) / 1_000_000;
    }

    @Override
    public void close() {
        clock.cancel();
    }
}

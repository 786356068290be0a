package dev.platformc.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Says on standard error, to a person who watches, that a long search is still under way.
final class Progress implements AutoCloseable {
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private final Thread watcher;

    private Progress(Thread watcher) {
        this.watcher = watcher;
    }

    /// Quiet for the first second, and where nobody watches.
    static Progress watch(Terminal terminal) {
        var watcher = new Thread(() -> tell(terminal), "progress");
        watcher.setDaemon(true);
        if (terminal.interactive()) {
            watcher.start();
        }
        return new Progress(watcher);
    }

    private static void tell(Terminal terminal) {
        long start = System.nanoTime();
        boolean told = false;
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(SILENT_NANOS);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            if (seconds > 0 && !Thread.currentThread().isInterrupted()) {
                terminal.err().print("\rplacing and proving: " + seconds + " s");
                terminal.err().flush();
                told = true;
            }
        }
        if (told) {
            terminal.err().print("\r\u001B[K");
        }
    }

    @Override
    public void close() {
        if (watcher.isAlive()) {
            watcher.interrupt();
            try {
                watcher.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

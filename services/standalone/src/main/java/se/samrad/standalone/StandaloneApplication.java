package se.samrad.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/** All of Samråd in one process. */
public final class StandaloneApplication {
    private static final int FAILED = 1;

    private StandaloneApplication() {}

    public static void main(String[] arguments) {
        run(Service.ALL, "/demo/");
    }

    static void run(List<Service> services, String demo) {
        var begun = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        var out = readable(FileDescriptor.out, System.out);
        var err = readable(FileDescriptor.err, System.err);
        try {
            var runner = new Runner(Settings.from(System.getenv()), services, demo, begun);
            // Spring's own hook closes contexts in the order they started; here everything stops in reverse.
            Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "stop"));
            if (Boolean.getBoolean("samrad.follow-parent")) {
                followParent();
            }
            out.println("Samråd startar. Det tar en liten stund.");
            runner.start(out);
        } catch (Exception e) {
            var cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            switch (cause) {
                case Runner.StoppedWhileStarting stopped -> out.println("Samråd avbröts innan allt var igång.");
                case Refusal refusal -> err.println("\nSamråd startar inte. " + refusal.getMessage());
                default -> {
                    LoggerFactory.getLogger(StandaloneApplication.class).error("Samråd did not start", cause);
                    err.println("\nSamråd kunde inte starta: " + cause.getMessage()
                            + "\nMer står i samrad.log i datamappen.");
                }
            }
            System.exit(FAILED);
        }
    }

    /** Where the locale knows only ASCII, å, ä and ö would become question marks; every terminal of today reads UTF-8. */
    private static PrintStream readable(FileDescriptor file, PrintStream otherwise) {
        return otherwise.charset().newEncoder().canEncode('å')
                ? otherwise
                : new PrintStream(new FileOutputStream(file), true, UTF_8);
    }

    /** A runner whose Maven was killed has no terminal left to be stopped from, but would hold on to its ports. */
    private static void followParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofPlatform()
                        .daemon()
                        .name("follow-parent")
                        .start(() -> {
                            while (parent.isAlive()) {
                                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
                            }
                            System.exit(0);
                        }));
    }
}

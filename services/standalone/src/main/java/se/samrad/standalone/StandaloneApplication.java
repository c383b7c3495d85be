package se.samrad.standalone;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/** All of Samråd in one process. */
public final class StandaloneApplication {
    private static final int REFUSED = 1;

    private StandaloneApplication() {}

    public static void main(String[] arguments) {
        run(Service.ALL);
    }

    static void run(List<Service> services) {
        var begun = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        try {
            var runner = new Runner(Settings.from(System.getenv()), services, begun);
            SpringApplication.getShutdownHandlers().add(runner::close);
            if (Boolean.getBoolean("samrad.follow-parent")) {
                followParent();
            }
            System.out.println("Samråd startar. Det tar en liten stund.");
            runner.start(System.out);
        } catch (Runner.StoppedWhileStarting e) {
            return; // whoever stopped it knows
        } catch (Refusal e) {
            System.err.println("\nSamråd startar inte. " + e.getMessage());
            System.exit(REFUSED);
        } catch (Exception e) {
            LoggerFactory.getLogger(StandaloneApplication.class).error("Samråd did not start", e);
            System.err.println(
                    "\nSamråd kunde inte starta: " + e.getMessage() + "\nMer står i samrad.log i datamappen.");
            System.exit(REFUSED);
        }
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

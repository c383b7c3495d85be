package se.samrad.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samrad.eventing.bench.Bench;

/**
 * The service in a process of its own, which can be told to halt without a word: {@code before <step>} or {@code after <step>},
 * where a step is what is written and where, as {@code insert commits}. {@code watch} makes it say each step that it takes. It
 * says {@code port <number>} when it receives.
 *
 * <p>{@code hold <place>|<place>} has it hold the first request that comes to each of these places, and halt once it holds one at
 * each: so one death is met at all of them.
 */
final class HaltingService {
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");
    /** Views have crashes of their own, and rounds write whenever it is their time. */
    private static final String NOT_A_STEP = ".*_\\d+_.*|.*(rounds|leases|views|positions).*";

    private static final String HOLD = "hold ";
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final Set<String> places = ConcurrentHashMap.newKeySet();
    private static volatile @Nullable String order;

    private HaltingService() {}

    public static void main(String[] properties) throws IOException {
        var service = new SpringApplicationBuilder(ResponsesApplication.class, Bench.Tokens.class, Watched.class)
                .run(properties);
        var web = ((WebServerApplicationContext) service).getWebServer();
        say("port " + (web == null ? 0 : web.getPort()));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(HOLD))
                places.addAll(List.of(line.substring(HOLD.length()).split("\\|")));
            order = line;
            say("ordered " + line);
        }
        Runtime.getRuntime().halt(0);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void take(String when, String step) {
        if ((when + " " + step).equals(order)) Runtime.getRuntime().halt(137);
        if (when.equals("after") && "watch".equals(order)) say("step " + step);
        if (places.isEmpty() || !isRequest() || !places.remove(when + " " + step)) return;
        say("held " + when + " " + step);
        if (places.isEmpty()) Runtime.getRuntime().halt(137);
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Rounds write to the drafts too. */
    private static boolean isRequest() {
        String thread = Thread.currentThread().getName();
        return thread.startsWith("tomcat-handler") || thread.contains("-exec-");
    }

    @Configuration(proxyBeanMethods = false)
    static class Watched {
        @Bean
        MongoClientSettingsBuilderCustomizer steps() {
            return settings -> settings.addCommandListener(new Steps(""));
        }

        @Bean
        @Qualifier("drafts")
        CommandListener draftSteps() {
            return new Steps("draft ");
        }
    }

    private static final class Steps implements CommandListener {
        private final Map<Integer, String> begun = new ConcurrentHashMap<>();
        private final String where;

        Steps(String where) {
            this.where = where;
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            String command = event.getCommandName();
            if (!WRITES.contains(command)) return;
            if (!(event.getCommand().get(command) instanceof BsonString collection)) return;
            if (collection.getValue().matches(NOT_A_STEP)) return;
            String step = where + command + " " + collection.getValue();
            take("before", step);
            begun.put(event.getRequestId(), step);
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            String step = begun.remove(event.getRequestId());
            if (step != null) take("after", step);
        }
    }
}

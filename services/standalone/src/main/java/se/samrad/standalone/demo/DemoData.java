package se.samrad.standalone.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The demo: a list of calls, done once for each data folder. */
public final class DemoData {
    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    private static final String STEPS = "steps.json";
    private static final int SIDE_BY_SIDE = 4;

    private final DemoFiles files;
    private final PublicApi api;
    private final Progress progress;
    private final Words words;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile Optional<String> position = Optional.empty();

    private DemoData(DemoFiles files, PublicApi api, Progress progress, LocalDate today) {
        this.files = files;
        this.api = api;
        this.progress = progress;
        this.words = new Words(today, progress.answers());
    }

    /**
     * @param folder of the class path with {@code steps.json} and the files beside it, ending in a slash
     * @param today the day of the first start, also when the load is taken up again on a later day
     */
    public static DemoData of(
            String folder,
            String portal,
            String identity,
            String secret,
            java.nio.file.Path progress,
            LocalDate today) {
        return new DemoData(
                new DemoFiles(folder), new PublicApi(portal, identity, secret), Progress.in(progress), today);
    }

    /** Does what is left to do; what could not be done, in words. One refused step does not keep the others from being done. */
    public List<String> load() throws InterruptedException {
        List<Step> steps;
        try {
            steps = Step.list(files.json(STEPS), files);
        } catch (IllegalStateException | IllegalArgumentException | JacksonException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        for (var together : together(steps)) {
            run(together);
        }
        seen();
        if (failures.isEmpty()) {
            progress.forget();
        }
        return List.copyOf(failures);
    }

    private static List<List<Step>> together(List<Step> steps) {
        var groups = new ArrayList<List<Step>>();
        Optional<String> group = Optional.empty();
        for (var step : steps) {
            if (groups.isEmpty() || step.group().isEmpty() || !step.group().equals(group)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(step);
            group = step.group();
        }
        return groups;
    }

    private void run(List<Step> steps) throws InterruptedException {
        var left = steps.stream().filter(step -> !progress.isDone(step)).toList();
        if (left.size() < 2) {
            for (var step : left) {
                run(step);
            }
            return;
        }
        try (var pool = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var calls = left.stream()
                    .map(step -> (Callable<Boolean>) () -> run(step))
                    .toList();
            for (var call : pool.invokeAll(calls)) {
                call.resultNow();
            }
        }
    }

    private boolean run(Step step) throws InterruptedException {
        try {
            var answer = api.call(
                    step.method(),
                    words.fill(step.path()),
                    content(step),
                    Optional.of("demo-" + step.name()),
                    step.waits() ? position : Optional.empty());
            if (answer.status() >= 300 && !step.accept().contains(answer.status())) {
                return failed(step, answer.status() + " " + answer.body());
            }
            answer.position().ifPresent(value -> position = Optional.of(value));
            progress.done(step, json(answer.body()));
            return true;
        } catch (IOException | IllegalStateException e) {
            return failed(step, String.valueOf(e.getMessage()));
        }
    }

    private boolean failed(Step step, String why) {
        log.warn("The demo's step {} was not done: {}", step.name(), why);
        failures.add(step.name() + ": " + why);
        return false;
    }

    private Optional<PublicApi.Content> content(Step step) {
        if (step.body().isPresent()) {
            return step.body()
                    .map(body -> new PublicApi.Content(
                            step.mediaType(), DemoFiles.JSON.writeValueAsBytes(words.fill(body))));
        }
        return step.file()
                .map(name -> step.fileName()
                        .map(shown -> PublicApi.Content.form(shown, step.mediaType(), files.bytes(name)))
                        .orElseGet(() -> new PublicApi.Content(step.mediaType(), files.bytes(name))));
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : DemoFiles.JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(body);
        }
    }

    /** Whoever opens the first page is to see the demo, not the views on their way to it. */
    private void seen() throws InterruptedException {
        if (position.isEmpty()) {
            return;
        }
        try {
            var answer = api.call("GET", "/api/public/consultations", Optional.empty(), Optional.empty(), position);
            log.info("The demo is seen: {}", answer.status());
        } catch (IOException e) {
            log.warn("Whether the demo is seen could not be asked", e);
        }
    }
}

package se.samrad.status.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.views.Progress;
import se.samrad.eventing.views.Versions;
import se.samrad.eventing.views.View;
import se.samrad.eventing.views.Views;
import se.samrad.status.Audience;

/** The health of the views, and what administrators do about it. */
@RestController
class ViewDoor {
    private static final Logger LOG = LoggerFactory.getLogger(ViewDoor.class);

    /**
     * One version of a view.
     *
     * @param lag records between it and the end of the topics; null when that is not known here
     * @param behindSeconds age of the oldest of these; null as above
     * @param rebuilding whether it is folded beside the active one, to take over from it
     * @param checked what the last check for completeness found; of the active version
     */
    record ViewState(
            String view,
            int version,
            boolean active,
            @Nullable Long lag,
            @Nullable Long behindSeconds,
            long parked,
            String build,
            boolean rebuilding,
            Completeness.@Nullable Check checked) {}

    record Rebuilt(String view, int version) {}

    private final Views views;
    private final Completeness completeness;
    private final ParkedRecords parked;
    private final Progress progress;

    ViewDoor(Views views, Completeness completeness, ParkedRecords parked, Progress progress) {
        this.views = views;
        this.completeness = completeness;
        this.parked = parked;
        this.progress = progress;
    }

    @GetMapping("/api/staff/views")
    List<ViewState> views() {
        List<ViewState> states = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            View view = views.named(audience.view());
            Versions.Version active = views.active(view);
            for (Versions.Version version : views.versions(view)) {
                Long lag = lag(view, version);
                states.add(new ViewState(
                        view.name(),
                        version.n(),
                        version.active(),
                        lag,
                        seconds(view, version, lag),
                        parked.count(view.name(), version.n()),
                        version.build(),
                        version.n() > active.n(),
                        version.active() ? completeness.last(audience) : null));
            }
        }
        return states;
    }

    private @Nullable Long lag(View view, Versions.Version version) {
        try {
            if (!version.active()) return views.caughtUp(view, version.n()) ? Long.valueOf(0) : null;
            long lag = views.lag(view);
            return lag < 0 ? null : Long.valueOf(lag);
        } catch (IllegalStateException e) {
            LOG.warn("how far {} has come is not known: {}", view.name(), e.toString());
            return null; // Kafka is away
        }
    }

    private @Nullable Long seconds(View view, Versions.Version version, @Nullable Long lag) {
        if (lag == null) return null;
        return lag == 0
                ? Long.valueOf(0)
                : progress.secondsBehind(view, version.n()).orElse(null);
    }

    /** Folds everything anew beside what is shown; it takes over by itself once it is complete. */
    @PostMapping("/api/staff/views/{view}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rebuilt rebuild(@PathVariable("view") String name) {
        Caller caller = Caller.current().require(Scopes.ADMIN);
        View view = views.named(audience(name).view());
        Versions.Version active = views.active(view);
        String build = Versions.build(view);
        boolean underWay = views.versions(view).stream()
                .anyMatch(version -> version.n() > active.n() && version.build().equals(build));
        if (underWay) throw Rejected.conflict("rebuild-under-way");
        Versions.Version version = views.rebuild(view);
        LOG.info("{} is rebuilt as version {} for {}", name, version.n(), caller.id());
        return new Rebuilt(name, version.n());
    }

    @PostMapping("/api/staff/views/{view}/verify")
    Completeness.Check verify(@PathVariable("view") String name) {
        Caller.current().require(Scopes.ADMIN);
        return completeness.check(audience(name));
    }

    @GetMapping("/api/staff/views/parked")
    List<ParkedRecords.Shown> parked() {
        return parked.all();
    }

    @PostMapping("/api/staff/views/parked/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(@PathVariable String id) {
        parked.replay(id, Caller.current().require(Scopes.ADMIN).id());
    }

    private static Audience audience(String view) {
        return Arrays.stream(Audience.values())
                .filter(audience -> audience.view().equals(view))
                .findFirst()
                .orElseThrow(() -> Rejected.member("view", "no-such-view"));
    }
}

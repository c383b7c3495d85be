package se.samrad.consultations.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.domain.Bodies;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.BodyFacts;
import se.samrad.contracts.consultations.BodyState.FormerName;
import se.samrad.contracts.consultations.ConsultationState;
import se.samrad.eventing.Command;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.eventing.views.Views;

/** Two bodies of the register that are the same: one stands for both. A human says so, after a look, and can take it back. */
@RestController
class MergeController {
    record Asked(@Nullable String into, @Nullable Long intoVersion) {}

    /** One of the two, as it stands now. */
    record Side(
            String id,
            String name,
            List<String> aliases,
            BodyType type,
            @Nullable String organisationNumber,
            List<String> emails,
            long version) {}

    /**
     * A consultation that asks the body that would go.
     *
     * @param both whether it asks the one that would stay too
     */
    record Invited(String consultation, String title, ConsultationState.Status status, boolean both) {}

    /**
     * What a merge would do.
     *
     * @param names by which the one that stays would be found besides its own
     * @param invited where the one that goes is asked: that stays as it is, under its own name
     */
    record Preview(Side body, Side into, List<String> names, List<Invited> invited) {}

    record Versioned(String id, long version) {}

    private final Commands commands;
    private final BodyRegister register;
    private final Contacts contacts;
    private final Merging merging;
    private final Views views;
    private final OwnView view;

    MergeController(
            Commands commands, BodyRegister register, Contacts contacts, Merging merging, Views views, OwnView view) {
        this.commands = commands;
        this.register = register;
        this.contacts = contacts;
        this.merging = merging;
        this.views = views;
        this.view = view;
    }

    /** Refuses what the merge itself would refuse. */
    @GetMapping("/api/bodies/{body}/merge")
    ResponseEntity<Preview> preview(@PathVariable String body, @RequestParam(defaultValue = "") String into) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        if (into.isEmpty()) throw Rejected.member("into", "missing");
        Folded<Bodies.Body> going = register.fold(Requests.existing(body, Ids::valid));
        Folded<Bodies.Body> staying = staying(into);
        Bodies.merge(body, into, staying.state(), going.state());
        return ResponseEntity.ok()
                .eTag(Requests.etag(going.version()))
                .body(new Preview(side(body, going), side(into, staying), names(body, into), invited(body, into)));
    }

    /** Whoever asks for a preview as of an import means to change nothing, and is told how to have one. */
    @PostMapping("/api/bodies/{body}/merge")
    Versioned merge(
            @PathVariable String body,
            @RequestBody Asked asked,
            @RequestParam(defaultValue = "false") boolean preview,
            HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        if (preview) throw Rejected.member("preview", "preview-by-get");
        String id = Requests.existing(body, Ids::valid);
        String into = asked.into();
        if (into == null || into.isBlank()) throw Rejected.member("into", "missing");
        Command command = Requests.command(request, asked);
        return written(id, merging.during(id, into, () -> merged(id, into, asked.intoVersion(), command)));
    }

    private long merged(String id, String into, @Nullable Long intoVersion, Command command) {
        return commands.handle(Bodies.BODY, Bodies.stream(id), command, state -> {
                    Folded<Bodies.Body> staying = staying(into);
                    if (intoVersion != null && intoVersion != staying.version()) {
                        throw Rejected.conflict(
                                "version-mismatch",
                                Map.of(
                                        "body",
                                        into,
                                        "expected",
                                        intoVersion,
                                        "actual",
                                        staying.version(),
                                        Rejected.SAVED,
                                        Bodies.BODY.standing().after().apply(staying.state())));
                    }
                    return Bodies.merge(id, into, staying.state(), state);
                })
                .version();
    }

    @PostMapping("/api/bodies/{body}/undo-merge")
    Versioned undo(@PathVariable String body, HttpServletRequest request) {
        Caller.current().require(Scopes.CASE_OFFICER, Scopes.ADMIN);
        String id = Requests.existing(body, Ids::valid);
        return written(
                id,
                commands.handle(
                                Bodies.BODY,
                                Bodies.stream(id),
                                Requests.command(request, "undo-merge"),
                                Bodies::undoMerge)
                        .version());
    }

    private static Versioned written(String id, long version) {
        return new Versioned(id, version);
    }

    private Folded<Bodies.Body> staying(String into) {
        if (!Ids.valid(into)) throw Rejected.member("into", "unknown-body");
        return register.fold(into);
    }

    private Side side(String id, Folded<Bodies.Body> folded) {
        BodyFacts facts =
                Bodies.known(folded.state()).orElseThrow(Rejected::unknown).facts();
        return new Side(
                id,
                facts.name(),
                facts.aliases(),
                facts.type(),
                facts.organisationNumber(),
                contacts.of(id).emails(),
                folded.version());
    }

    /** What the one that goes, and those it stands for already, are called and the one that stays is not. */
    private List<String> names(String body, String into) {
        Set<String> names = new LinkedHashSet<>(called(body));
        names.removeAll(called(into));
        return List.copyOf(names);
    }

    private Set<String> called(String body) {
        Set<String> called = new LinkedHashSet<>();
        register.entry(body).ifPresent(entry -> {
            called.add(entry.name());
            called.addAll(entry.aliases());
            for (FormerName former : entry.formerNames()) called.add(former.name());
            if (entry.merged() == null) return;
            for (BodyRegister.Merged merged : entry.merged()) {
                called.add(merged.name());
                called.addAll(merged.aliases());
            }
        });
        return called;
    }

    private List<Invited> invited(String body, String into) {
        Set<String> asked = asking(body);
        Set<String> both = asking(into);
        List<Invited> invited = new ArrayList<>();
        for (Document row : views.rows(view).in(OwnView.CONSULTATIONS).find(in("_id", asked))) {
            Document consultation = row.get(OwnView.CONSULTATION, Document.class);
            if (consultation == null) continue;
            String id = row.getString("_id");
            invited.add(new Invited(
                    id,
                    consultation.get("facts", Document.class).getString("title"),
                    ConsultationState.Status.valueOf(consultation.getString("status")),
                    both.contains(id)));
        }
        return invited;
    }

    private Set<String> asking(String body) {
        Set<String> consultations = new TreeSet<>();
        for (Document row : views.rows(view).in(OwnView.INVITATIONS).find(and(eq("body", body), OwnView.ON_LIST))) {
            consultations.add(row.getString("consultation"));
        }
        return consultations;
    }
}

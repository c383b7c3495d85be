package se.samrad.consultations.rounds;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.consultations.OwnView;
import se.samrad.consultations.Today;
import se.samrad.consultations.domain.Consultation;
import se.samrad.consultations.domain.ConsultationCommand;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Guide;
import se.samrad.consultations.domain.Preparation;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.contracts.BodyType;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.consultations.ConsultationEvent.RuleOverridden;
import se.samrad.contracts.consultations.LegalNotice;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Findings;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Problems;
import se.samrad.eventing.http.Requests;
import se.samrad.eventing.views.Views;

/** The statutory guide of a consultation, and what people do because of it. */
@RestController
class GuideController {
    /** So many bodies without an address are named; the list has the others. */
    private static final int NAMED_MAX = 20;

    private static final int PLACE_CHARACTERS_MAX = 200;
    private static final int LINK_CHARACTERS_MAX = 500;
    private static final int NOTICE_CHARACTERS_MAX = 2_000;

    /**
     * @param blocks how many rules stand in the way
     * @param warns how many more are not met
     * @param checkedProposal number of the proposal whose sections somebody has read; null for none
     * @param unreached those on the list that get no letter; null when all get one
     */
    record Shown(
            String id,
            long version,
            int blocks,
            int warns,
            @Nullable LegalNotice legalNotice,
            @Nullable String legalNoticeBy,
            @Nullable Integer checkedProposal,
            @Nullable String checkedBy,
            @Nullable LocalDate checkedOn,
            List<Line> rules,
            @Nullable List<Unreached> unreached) {}

    /** A body that has no address. */
    record Unreached(String body, String name) {}

    /**
     * What came of one rule.
     *
     * @param found why it is not met, with its words beside it
     * @param provision what it rests on; null for good practice
     */
    record Line(
            String rule,
            Guide.Outcome outcome,
            String text,
            @Nullable String provision,
            @Nullable String version,
            @Nullable String found,
            @Nullable String detail,
            @Nullable Overridden overridden) {}

    record Overridden(String reason, String by, LocalDate on) {}

    record Reason(@Nullable String reason) {}

    record Checked(@Nullable Integer proposal) {}

    record Notice(
            @Nullable String postedOn,
            @Nullable String board,
            @Nullable String newspaper,
            @Nullable String text,
            @Nullable String link,
            @Nullable String sentOn) {}

    private final Commands commands;
    private final Guide guide;
    private final Today today;
    private final Views views;
    private final OwnView view;
    private final Problems problems;
    private final BodyRegister register;

    GuideController(
            Commands commands,
            Guide guide,
            Today today,
            Views views,
            OwnView view,
            Problems problems,
            BodyRegister register) {
        this.register = register;
        this.commands = commands;
        this.guide = guide;
        this.today = today;
        this.views = views;
        this.view = view;
        this.problems = problems;
    }

    @GetMapping("/api/consultations/{id}/guide")
    ResponseEntity<Shown> guide(@PathVariable String id, HttpServletRequest request) {
        Caller.current().require(Scopes.STAFF);
        Folded<Consultation> folded =
                commands.fold(Consultations.CONSULTATION, Consultations.stream(Requests.existing(id, Ids::valid)));
        if (!(Consultations.on(today.inSweden(), folded.state()) instanceof Consultation.Known known)) {
            throw Rejected.unknown();
        }
        return ResponseEntity.ok()
                .eTag(Requests.etag(folded.version()))
                .body(shown(id, folded.version(), known, Requests.language(request)));
    }

    @PostMapping("/api/consultations/{id}/guide/{rule}/override")
    ResponseEntity<ConsultationController.Answer> override(
            @PathVariable String id, @PathVariable String rule, @RequestBody Reason asked, HttpServletRequest request) {
        String by = Caller.current().require(Scopes.CASE_OFFICER).id();
        Findings findings = new Findings();
        String reason = findings.required("reason", asked.reason(), ConsultationController.REASON_CHARACTERS_MAX);
        findings.orElseReject();
        var command = new ConsultationCommand.OverrideRule(rule, reason, by, guide);
        return act(id, command, Map.of("rule", rule, "reason", reason), request);
    }

    @PostMapping("/api/consultations/{id}/legal-notice")
    ResponseEntity<ConsultationController.Answer> post(
            @PathVariable String id, @RequestBody Notice asked, HttpServletRequest request) {
        String by = Caller.current().require(Scopes.CASE_OFFICER).id();
        return act(id, new ConsultationCommand.PostLegalNotice(notice(asked), by), asked, request);
    }

    @PostMapping("/api/consultations/{id}/proposal/checked")
    ResponseEntity<ConsultationController.Answer> checked(
            @PathVariable String id, @RequestBody Checked asked, HttpServletRequest request) {
        String by = Caller.current().require(Scopes.CASE_OFFICER).id();
        if (asked.proposal() == null) throw Rejected.member("proposal", "missing");
        return act(id, new ConsultationCommand.CheckSections(asked.proposal(), by), asked, request);
    }

    private ResponseEntity<ConsultationController.Answer> act(
            String id, ConsultationCommand command, Object asked, HttpServletRequest request) {
        var answer = commands.handle(
                        Consultations.CONSULTATION,
                        Consultations.stream(Requests.existing(id, Ids::valid)),
                        Requests.command(request, asked),
                        state -> Consultations.decide(today.inSweden(), command, state),
                        folded -> ConsultationController.answer(id, folded))
                .answer(ConsultationController.Answer.class);
        return ResponseEntity.ok().eTag(Requests.etag(answer.version())).body(answer);
    }

    /** What proves that it was posted is where it stands, and what it says or where that can be read. */
    private static LegalNotice notice(Notice asked) {
        Findings findings = new Findings();
        LocalDate postedOn = findings.day("postedOn", asked.postedOn());
        String board = findings.text("board", asked.board(), PLACE_CHARACTERS_MAX);
        String newspaper = findings.text("newspaper", asked.newspaper(), PLACE_CHARACTERS_MAX);
        String text = findings.text("text", asked.text(), NOTICE_CHARACTERS_MAX);
        String link = findings.text("link", asked.link(), LINK_CHARACTERS_MAX);
        LocalDate sentOn = asked.sentOn() == null ? null : findings.day("sentOn", asked.sentOn());
        if (board == null && newspaper == null) findings.add("board", "board-or-newspaper");
        if (text == null && link == null) findings.add("text", "text-or-link");
        if (link != null && !link.matches("https?://[^\\s<>\"]+")) findings.add("link", "not-a-link");
        findings.orElseReject();
        if (postedOn == null) throw Rejected.member("postedOn", "missing");
        return new LegalNotice(postedOn, board, newspaper, text, link, sentOn);
    }

    private Shown shown(String id, long version, Consultation.Known known, Locale language) {
        List<Unreached> unreached = new ArrayList<>();
        List<Guide.Asked> asked = asked(id, unreached);
        List<Guide.Judgement> judgements = guide.judge(known, asked);
        Preparation done = known.preparation();
        return new Shown(
                id,
                version,
                count(judgements, Guide.Outcome.BLOCKS),
                count(judgements, Guide.Outcome.WARNS),
                done.notice(),
                done.noticeBy(),
                done.checked() == 0 ? null : done.checked(),
                done.checkedBy(),
                done.checkedOn(),
                judgements.stream()
                        .map(judgement -> line(judgement, asked, language))
                        .toList(),
                unreached.isEmpty() ? null : unreached);
    }

    private static int count(List<Guide.Judgement> judgements, Guide.Outcome outcome) {
        return (int) judgements.stream()
                .filter(judgement -> judgement.outcome() == outcome)
                .count();
    }

    private Line line(Guide.Judgement judgement, List<Guide.Asked> asked, Locale language) {
        Guide.Rule rule = judgement.rule();
        RuleOverridden overridden = judgement.overridden();
        return new Line(
                rule.id(),
                judgement.outcome(),
                rule.text(language),
                rule.provision(),
                rule.version(),
                judgement.found(),
                judgement.found() == null ? null : detail(judgement, asked, language),
                overridden == null ? null : new Overridden(overridden.reason(), overridden.by(), overridden.on()));
    }

    private String detail(Guide.Judgement judgement, List<Guide.Asked> asked, Locale language) {
        String words = problems.words("guide." + judgement.found(), language);
        if (judgement.rule().demand() != Guide.Demand.BODIES_REACHED) return words;
        List<String> names = asked.stream()
                .filter(body -> !body.reached())
                .map(Guide.Asked::name)
                .toList();
        String named = String.join(", ", names.subList(0, Math.min(NAMED_MAX, names.size())));
        return words + " " + named + (names.size() > NAMED_MAX ? " …" : "");
    }

    /** Who is on the distribution list, as the view knows it: it is only warned by. */
    private List<Guide.Asked> asked(String id, List<Unreached> unreached) {
        Map<String, Document> listed = new LinkedHashMap<>();
        for (Document row : views.rows(view)
                .in(OwnView.INVITATIONS)
                .find(and(eq("consultation", id), OwnView.ON_LIST))
                .sort(Sorts.ascending("invitation.name"))) {
            listed.put(row.getString("body"), row.get(OwnView.INVITATION, Document.class));
        }
        Set<String> reached = register.reached(listed.keySet(), today.inSweden());
        List<Guide.Asked> asked = new ArrayList<>();
        listed.forEach((body, invitation) -> {
            String type = invitation.getString("type");
            String name = invitation.getString("name");
            if (!reached.contains(body)) unreached.add(new Unreached(body, name));
            asked.add(new Guide.Asked(name, type == null ? null : BodyType.valueOf(type), reached.contains(body)));
        });
        return asked;
    }
}

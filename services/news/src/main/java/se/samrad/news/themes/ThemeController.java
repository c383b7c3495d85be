package se.samrad.news.themes;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Ids;
import se.samrad.contracts.Scopes;
import se.samrad.contracts.news.ThemeFacts;
import se.samrad.eventing.Commands;
import se.samrad.eventing.Commands.Folded;
import se.samrad.eventing.Outcome;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.eventing.http.Requests;
import se.samrad.news.KnownStreams;
import se.samrad.news.domain.ThemeRequest;
import se.samrad.news.domain.Themes;
import se.samrad.news.domain.Themes.Theme;

/** Defining themes. */
@RestController
class ThemeController {
    record Answer(String id, long version) {}

    record Shown(
            String id,
            String name,
            @Nullable String nameEn,
            @Nullable String description,
            long version) {}

    private final Commands commands;

    ThemeController(Commands commands) {
        this.commands = commands;
    }

    @PutMapping("/api/themes/{id}")
    ResponseEntity<Answer> put(@PathVariable String id, @RequestBody ThemeRequest asked, HttpServletRequest request) {
        Caller.current().require(Scopes.COMMUNICATOR);
        Requests.chosen(id, KnownStreams::free);
        ThemeFacts facts = asked.check();
        Outcome outcome = commands.handle(
                Themes.THEME,
                Themes.stream(id),
                Requests.command(request, asked),
                state -> Themes.define(facts, state),
                folded -> new Answer(id, folded.version()));
        boolean created = outcome.version() == 1 && (outcome.changed() || outcome.repeated());
        var response = created ? ResponseEntity.created(URI.create("/api/themes/" + id)) : ResponseEntity.ok();
        Answer answer = outcome.answer(Answer.class);
        return response.eTag(Requests.etag(answer.version())).body(answer);
    }

    @GetMapping("/api/themes/{id}")
    ResponseEntity<Shown> get(@PathVariable String id) {
        Caller.current().require(Scopes.COMMUNICATOR);
        Folded<Theme> folded = commands.fold(Themes.THEME, Themes.stream(Requests.existing(id, Ids::valid)));
        if (!(folded.state() instanceof Theme.Defined defined)) throw Rejected.unknown();
        ThemeFacts facts = defined.facts();
        return ResponseEntity.ok()
                .eTag(Requests.etag(folded.version()))
                .body(new Shown(id, facts.name(), facts.nameEn(), facts.description(), folded.version()));
    }
}

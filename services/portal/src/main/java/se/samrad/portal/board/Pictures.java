package se.samrad.portal.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.BodyType;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.BodyRow;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Listing;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.charts.TileLayout;
import se.samrad.portal.wording.Wording;

/** What the boards of everybody and of staff draw of more than the tally: the map, and what was said of each section. */
@Component
public class Pictures {
    private static final int MUNICIPALITIES_MAX = 200;

    private final Backend backend;
    private final PublishedTexts published;
    private final List<TileLayout> layouts = TileLayout.all();

    Pictures(Backend backend, PublishedTexts published) {
        this.backend = backend;
        this.published = published;
    }

    /**
     * Null when the municipalities that were asked are not those of one county.
     *
     * @param audience whose rows they are, as addresses have it: {@code public} or {@code staff}
     * @param day the day whose end is shown; null for the present
     * @param leads where the tile of a body leads
     */
    public @Nullable TileMap map(
            Caller caller,
            String audience,
            ConsultationView consultation,
            @Nullable LocalDate day,
            Function<BodyRow, String> leads,
            Wording say) {
        Listing<BodyRow> municipalities = backend.list(
                caller,
                Service.STATUS,
                Target.of("/api/" + audience + "/consultations/{}/bodies", consultation.id())
                        .with("type", BodyType.MUNICIPALITY)
                        .with("sort", "name")
                        .with("size", MUNICIPALITIES_MAX)
                        .with(AsOf.NAME, day),
                BodyRow.class);
        Map<String, BodyRow> byCode = municipalities.items().stream()
                .filter(row -> row.municipalityCode() != null)
                .collect(Collectors.toMap(row -> String.valueOf(row.municipalityCode()), row -> row, (a, b) -> a));
        return TileLayout.fitting(layouts, byCode.keySet())
                .map(layout -> TileMap.of(layout, byCode, consultation.isOver(), leads, say))
                .orElse(null);
    }

    /** Of published responses alone, also for staff; null when none of them takes a position on a section. */
    public @Nullable SectionMatrix matrix(Caller caller, ConsultationView consultation, @Nullable LocalDate day) {
        return SectionMatrix.of(
                consultation.sections(),
                published.of(caller, consultation.id(), day).stream()
                        .map(PublishedTexts.Said::text)
                        .toList());
    }
}

package se.samrad.status.feeds;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import se.samrad.eventing.Json;

/** RFC 4287, with tombstones of RFC 6721 for what was withdrawn. */
final class Atom {
    static final String MEDIA_TYPE = "application/atom+xml";
    private static final Namespace TOMBSTONES = Namespace.getNamespace("at", "http://purl.org/atompub/tombstones/1.0");

    private Atom() {}

    static String write(Bulletin bulletin) {
        Feed feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(bulletin.id());
        feed.setTitle(bulletin.title());
        feed.setUpdated(Date.from(bulletin.updated()));
        Person author = new Person();
        author.setName(bulletin.author());
        feed.setAuthors(List.of(author));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", bulletin.page())));
        feed.setOtherLinks(List.of(link("self", MEDIA_TYPE, bulletin.self())));
        feed.setEntries(bulletin.entries().stream().map(Atom::entry).toList());
        feed.setForeignMarkup(bulletin.withdrawn().stream().map(Atom::tombstone).toList());
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException(e); // everything that a feed needs is set above
        }
    }

    /** XML has no place for control characters, however they came here. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\uFFFE\uFFFF]|\\p{Cs}", "");
    }

    private static Entry entry(Bulletin.Entry item) {
        Entry entry = new Entry();
        entry.setId(item.id());
        entry.setTitle(item.title());
        entry.setAlternateLinks(List.of(link("alternate", "text/html", item.link())));
        entry.setUpdated(Date.from(item.updated()));
        if (item.published() != null) entry.setPublished(Date.from(item.published()));
        entry.setSummary(content("text", item.lead()));
        entry.setContents(List.of(content("html", item.html())));
        List<Category> categories = new ArrayList<>();
        for (Bulletin.Category theme : item.categories()) {
            Category category = new Category();
            category.setTerm(theme.id());
            category.setLabel(theme.name());
            categories.add(category);
        }
        entry.setCategories(categories);
        return entry;
    }

    private static Element tombstone(Bulletin.Withdrawn withdrawn) {
        return new Element("deleted-entry", TOMBSTONES)
                .setAttribute("ref", withdrawn.id())
                .setAttribute("when", Json.instant(withdrawn.at()));
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static Link link(String rel, String type, String address) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type);
        link.setHref(address);
        return link;
    }
}

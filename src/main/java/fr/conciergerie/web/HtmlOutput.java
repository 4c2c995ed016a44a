package fr.conciergerie.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/** Pages and papers as they are written out: everything escaped, and {@linkplain Words#french foreign words} said to be so. */
public final class HtmlOutput extends OwaspHtmlTemplateOutput {

    private String element = "";
    private @Nullable String attribute;

    public HtmlOutput(TemplateOutput output) {
        super(output);
    }

    /** A piece of a page that is written now, to be put into its place later. */
    static Content drawn(Content content) {
        var html = new StringOutput();
        content.writeTo(new HtmlOutput(html));
        return output -> output.writeContent(html.toString());
    }

    @Override
    public void setContext(@Nullable String element, @Nullable String attribute) {
        this.element = element == null ? "" : element;
        this.attribute = attribute;
        super.setContext(element, attribute);
    }

    @Override
    public void writeUserContent(@Nullable String text) {
        if (text == null || !ForeignWords.areIn(text)) {
            super.writeUserContent(text);
        } else if (attribute != null) {
            super.writeUserContent(ForeignWords.unmarked(text));
        } else {
            var pieces = ForeignWords.pieces(text, element);
            for (int i = 0; i < pieces.size(); i++) {
                if (i % 2 == 0) {
                    super.writeUserContent(pieces.get(i));
                } else {
                    writeContent("<span lang=\"fr\">");
                    super.writeUserContent(pieces.get(i));
                    writeContent("</span>");
                }
            }
        }
    }
}

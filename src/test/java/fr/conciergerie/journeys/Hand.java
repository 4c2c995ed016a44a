package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody works a page: by touching it, or with the keyboard alone. */
enum Hand {
    POINTER {
        @Override
        void press(Locator target) {
            target.click();
        }

        @Override
        void tick(Locator box) {
            box.check();
        }

        @Override
        void type(Locator field, String text) {
            field.fill(text);
            field.press("Enter");
        }
    },

    KEYBOARD {
        @Override
        void press(Locator target) {
            tabTo(target);
            enter(target.page());
        }

        @Override
        void tick(Locator box) {
            tabTo(box);
            if (!box.isChecked()) {
                box.page().keyboard().press("Space");
            }
        }

        @Override
        void type(Locator field, String text) {
            tabTo(field);
            field.page().keyboard().insertText(text);
            enter(field.page());
        }

        /** Whatever has the focus asks the server for something; a redirect is not yet the answer. */
        private void enter(Page page) {
            page.waitForResponse(it -> it.status() < 300, () -> page.keyboard().press("Enter"))
                    .finished();
            page.waitForLoadState();
        }

        /** From wherever the focus is, which the page must show. */
        private void tabTo(Locator target) {
            for (int i = 0; i < MOST_TABS && !isFocused(target); i++) {
                target.page().keyboard().press("Tab");
            }
            assertThat(isFocused(target)).as("%s can be reached by Tab", target).isTrue();
            assertThat(target.evaluate("it => getComputedStyle(it).outlineStyle + getComputedStyle(it).boxShadow"))
                    .as("%s shows that it has the focus", target)
                    .isNotEqualTo("nonenone");
        }

        private static boolean isFocused(Locator target) {
            return (boolean) target.evaluate("it => it === document.activeElement");
        }
    };

    /** More than any page has places to stop at. */
    private static final int MOST_TABS = 200;

    abstract void press(Locator target);

    abstract void tick(Locator box);

    /** Types into a field and sends its form. */
    abstract void type(Locator field, String text);
}

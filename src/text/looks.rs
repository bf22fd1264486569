//! What is said when the looks of the screen are changed.

use super::words;

words! {
    theme_dark => "Tema: mørk", "Theme: dark";
    theme_light => "Tema: lys", "Theme: light";
    theme_contrast => "Tema: høj kontrast", "Theme: high contrast";
    theme_terminal => "Tema: terminalens egne farver", "Theme: the terminal's own colours";
    theme_mono => "Tema: uden farver", "Theme: no colours";
    mouse_on => "Mus til. Hold Shift nede for at markere tekst", "Mouse on. Hold Shift to select text";
    mouse_off => "Mus fra. Hjælpen (h) slår den til igen", "Mouse off. The help (h) turns it on again";
}

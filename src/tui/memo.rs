//! What is worked out once and asked for often: a key, and the frame after it, ask a screen for its list many times.

use std::cell::RefCell;
use std::rc::Rc;

/// What was last made, with what it was made of. It is made anew when it is asked for of something else.
#[derive(Debug, Clone)]
pub struct Memo<Of, Made>(RefCell<Option<(Of, Rc<Made>)>>);

impl<Of, Made> Default for Memo<Of, Made> {
    fn default() -> Self {
        Memo(RefCell::new(None))
    }
}

impl<Of: PartialEq, Made> Memo<Of, Made> {
    /// What is made of `of`; `make` sees what was made before, and of what.
    pub fn get(&self, of: Of, make: impl FnOnce(&Of, Option<(&Of, &Made)>) -> Made) -> Rc<Made> {
        let before = self.0.take();
        let made = match &before {
            Some((before, made)) if *before == of => made.clone(),
            Some((before, made)) => Rc::new(make(&of, Some((before, made)))),
            None => Rc::new(make(&of, None)),
        };
        self.0.replace(Some((of, made.clone())));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_made_once() {
        let (memo, made) = (Memo::default(), std::cell::Cell::new(0));
        let get = |of: u8| {
            memo.get(of, |of, before: Option<(&u8, &u8)>| {
                made.set(made.get() + 1);
                before.map_or(*of, |(_, before)| before + of)
            })
        };
        assert_eq!((*get(1), *get(1), made.get()), (1, 1, 1));
        assert_eq!((*get(2), *get(2), made.get()), (3, 3, 2));
    }
}

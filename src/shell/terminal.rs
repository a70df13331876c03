//! The terminal, taken and given back: whatever ends the program, it is left as it was found.

use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, event, execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The terminal while the program has it.
#[derive(Debug)]
pub(crate) struct Screen {
    /// Never dropped: its own end writes to the terminal, and panics where that is gone.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
    taken: Taken,
}

/// Whether the terminal is ours; shared with the panic hook.
#[derive(Clone, Debug, Default)]
struct Taken(Arc<AtomicBool>);

/// A frame is far smaller; one write a frame.
const FRAME_BYTES: usize = 1 << 16;

impl Screen {
    /// Takes the terminal; a panic gives it back before its message is printed.
    ///
    /// # Errors
    /// If the terminal cannot be set up.
    pub(crate) fn take() -> io::Result<Self> {
        let taken = Taken::default();
        let in_panic = taken.clone();
        let inner = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            in_panic.give_back();
            inner(panic);
        }));
        taken.take()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, stdout()));
        match Terminal::new(backend) {
            Ok(terminal) => Ok(Self { terminal: ManuallyDrop::new(terminal), taken }),
            Err(error) => {
                taken.give_back();
                Err(error)
            }
        }
    }

    /// Draws a frame, shown all at once where the terminal can.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(crate) fn draw<T>(&mut self, paint: impl FnOnce(Rect, &mut ratatui::buffer::Buffer) -> T) -> io::Result<Option<T>> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let mut painted = None;
        self.terminal.draw(|frame| painted = Some(paint(frame.area(), frame.buffer_mut())))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        Ok(painted)
    }

    /// Gives the terminal back; nothing happens if it is given back already.
    pub(crate) fn give_back(&self) {
        self.taken.give_back();
    }

    /// Takes the terminal again, and forgets what it showed.
    ///
    /// # Errors
    /// If the terminal cannot be set up.
    pub(crate) fn take_again(&mut self) -> io::Result<()> {
        // The shell may have changed the mode behind our back: raw mode is entered anew, from where it is left.
        let _ = disable_raw_mode();
        self.taken.take()?;
        self.forget()
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole.
    ///
    /// # Errors
    /// If the terminal cannot be written to.
    pub(crate) fn forget(&mut self) -> io::Result<()> {
        // Not `clear`, which asks where the cursor is and waits for an answer.
        let (width, height) = crossterm::terminal::size()?;
        self.terminal.resize(Rect::new(0, 0, width, height))
    }

    /// Rings the terminal's bell.
    pub(crate) fn bell(&mut self) {
        let backend = self.terminal.backend_mut();
        let _ = backend.write_all(b"\x07").and_then(|()| Write::flush(backend));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.give_back();
    }
}

impl Taken {
    fn take(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.0.store(true, Ordering::SeqCst);
        execute!(stdout(), EnterAlternateScreen, event::EnableMouseCapture, event::EnableFocusChange, cursor::Hide)
    }

    fn give_back(&self) {
        if self.0.swap(false, Ordering::SeqCst) {
            // The terminal may be gone: what cannot be written back cannot be helped.
            let _ = execute!(
                stdout(),
                EndSynchronizedUpdate,
                event::DisableFocusChange,
                event::DisableMouseCapture,
                LeaveAlternateScreen,
                cursor::Show
            );
            let _ = disable_raw_mode();
        }
    }
}

import { checkTexts } from '../messages.ts';

/** Asks for the code of a paper; the server answers at an address of its own. */
export function CheckForm({ asked }: { asked: string }) {
  return (
    <form className="check" action="/kiem-tra" method="get">
      <label htmlFor="ma">{checkTexts.label}</label>
      <span className="row">
        <input
          id="ma"
          name="ma"
          required
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="ma-hint"
          defaultValue={asked}
        />
        <button className="button" type="submit">
          {checkTexts.submit}
        </button>
      </span>
      <small id="ma-hint">{checkTexts.hint}</small>
    </form>
  );
}

/** The application. */
export function App() {
  return (
    <main>
      <h1>Fovea</h1>
    </main>
  );
}
